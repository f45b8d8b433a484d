import type { AgentCall } from '../../call.ts';
import type { CallId, ExtensionId } from '../../ids.ts';
import { unreachable } from '../../unreachable.ts';
import { hangUp } from './hanging-up.ts';
import { loseIfDue } from './lost-calls.ts';
import { callFailed } from './pending.ts';
import { agentAt, noteRegistration } from './registrations.ts';
import { loseAgentCall, rejoinFailed } from './rejoining.ts';
import { phoneFailed } from './tasks.ts';
import type { World } from '../world/world.ts';

/** The call of the agent whose phone this is; null: none. */
export const callAt = (world: World, extension: ExtensionId): CallId | null => {
  const presence = agentAt(world, extension)?.presence;
  return presence === undefined || presence.kind === 'resting' ? null : presence.callId;
};

const agentCallAt = (world: World, extension: ExtensionId): AgentCall | undefined => {
  const callId = callAt(world, extension);
  const call = callId === null ? undefined : world.calls.get(callId);
  return call?.kind === 'agent' ? call : undefined;
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

/** A phone is registered no longer: who is rung there cannot answer, and who is not heard there is lost. */
export const unregister = (world: World, extension: ExtensionId): void => {
  noteRegistration(world, extension, false);
  const call = agentCallAt(world, extension);
  if (call === undefined) return;
  const { phase } = call;
  const rung =
    phase.kind === 'lost' && phase.rejoin.kind === 'ringing'
      ? world.calls.get(phase.rejoin.callId)
      : call;
  if (rung?.kind === 'agent') ringingLost(world, rung);
  loseIfDue(world, call.id);
};

/**
 * Another browser is the phone from now on. What the one before had is lost with it: a talk waits for the agent
 * until the new one is registered and rung.
 */
export const moveToNewPhone = (world: World, extension: ExtensionId): void => {
  unregister(world, extension);
  const call = agentCallAt(world, extension);
  if (call?.phase.kind !== 'up' || call.extension !== extension) return;
  world.silentSince.delete(call.id);
  loseAgentCall(world, call);
};
