import type { AgentCall } from '../call.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { loseIfDue } from '../engine/lifecycle/lost-calls.ts';
import { callFailed } from '../engine/lifecycle/pending.ts';
import { agentAt, noteRegistration } from '../engine/lifecycle/registrations.ts';
import { phoneIsBack, rejoinFailed } from '../engine/lifecycle/rejoining.ts';
import { phoneFailed } from '../engine/lifecycle/tasks.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ExtensionId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';

/** The call of the agent whose phone this is; null: none. */
const callAt = (world: World, extension: ExtensionId): CallId | null => {
  const presence = agentAt(world, extension)?.presence;
  return presence === undefined || presence.kind === 'resting' ? null : presence.callId;
};

/** A phone registered, or did so anew: an agent who was waited for can be rung. */
export const phoneRegistered = (world: World, extension: ExtensionId): void => {
  if (world.extensions.get(extension)?.kind !== 'sip-terminal') return;
  noteRegistration(world, extension, true);
  const callId = callAt(world, extension);
  if (callId !== null) phoneIsBack(world, callId);
};

/** The phone that is rung cannot be reached any more. */
const ringingLost = (world: World, call: AgentCall): void => {
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const { purpose } = call.phase;
  switch (purpose.kind) {
    case 'task':
      phoneFailed(world, call, 'unreachable');
      break;
    case 'join':
      callFailed(world, purpose.conversationId, call.id, 'unreachable');
      break;
    case 'rejoin':
      rejoinFailed(world, call, 'unreachable');
      break;
    default:
      unreachable(purpose);
  }
  const rung = world.calls.get(call.id);
  if (rung?.kind === 'agent') hangUp(world, rung, 'lost');
};

/** Its registration is gone: who is rung there cannot answer, and who is not heard there is lost. */
export const phoneUnregistered = (world: World, extension: ExtensionId): void => {
  if (world.extensions.get(extension)?.kind !== 'sip-terminal') return;
  noteRegistration(world, extension, false);
  const callId = callAt(world, extension);
  const call = callId === null ? undefined : world.calls.get(callId);
  if (call?.kind !== 'agent') return;
  const { phase } = call;
  const rung =
    phase.kind === 'lost' && phase.rejoin.kind === 'ringing'
      ? world.calls.get(phase.rejoin.callId)
      : call;
  if (rung?.kind === 'agent') ringingLost(world, rung);
  loseIfDue(world, call.id);
};
