import type { AgentCall, Call, OutsideCall } from '../call.ts';
import { ivrCall } from '../engine/lifecycle/callers.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { callFailed } from '../engine/lifecycle/pending.ts';
import { rejoinFailed, ringAgain } from '../engine/lifecycle/rejoining.ts';
import { UNKNOWN_BRIDGE } from '../engine/world/applied-state.ts';
import type { AsteriskSeen, SeenCall } from '../engine/world/fact.ts';
import { noteRegistration } from '../engine/lifecycle/registrations.ts';
import { searchAgain } from '../engine/lifecycle/tasks.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';
import { callGone } from './call-gone.ts';
import { phoneAnswered } from './phone-answered.ts';
import { phoneUnregistered } from './phone-registered.ts';
import { phoneRinging } from './phone-ringing.ts';

/**
 * A phone that should ring does not ring. It is not known whether it was never dialled or failed meanwhile. The
 * caller who waits keeps their place, and the agent is not blamed.
 */
const loseWhileRinging = (world: World, call: AgentCall): void => {
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const { purpose } = call.phase;
  if (purpose.kind === 'rejoin') rejoinFailed(world, call, 'unreachable');
  hangUp(world, call, 'error');
  switch (purpose.kind) {
    case 'task':
      searchAgain(world, purpose.taskId);
      return;
    case 'join':
      callFailed(world, purpose.conversationId, call.id, 'unreachable');
      return;
    case 'rejoin':
      ringAgain(world, purpose.lost);
      return;
    default:
      unreachable(purpose);
  }
};

/** Made, and perhaps never dialled. One that is up by now was seen before it was. */
const loseUndialled = (world: World, call: Call): void => {
  if (call.kind === 'agent') loseWhileRinging(world, call);
  else if (call.kind === 'outside' && call.phase.kind !== 'up' && call.phase.kind !== 'ending') {
    hangUp(world, call, 'error');
    callFailed(world, call.conversationId, call.id, 'unreachable');
  }
};

const wasAnswered = ({ phase }: AgentCall | OutsideCall): boolean =>
  phase.kind === 'up' || phase.kind === 'lost';

/**
 * Asterisk does not have the call in our application: it ended, unless a number was to be dialled and
 * still can be. A phone that other hands took meanwhile is hung up, lest its agent is rung while on it.
 */
const loseUnseen = (world: World, call: Call): void => {
  if (call.kind === 'outside' && call.phase.kind === 'dialling') return;
  if (call.kind !== 'ivr' && wasAnswered(call)) world.strays.add(call.id);
  if (call.kind === 'agent') loseWhileRinging(world, call);
  callGone(world, call.id, 'unknown');
};

const catchUp = (world: World, seen: SeenCall): void => {
  switch (seen.state) {
    case 'up':
      phoneAnswered(world, seen.callId);
      return;
    case 'ringing':
      phoneRinging(world, seen.callId);
      return;
    case 'down': {
      const call = world.calls.get(seen.callId);
      if (call !== undefined) loseUndialled(world, call);
      return;
    }
  }
};

/** The caller went back and was handed in again meanwhile: the earlier visit is over. */
const isNewVisit = (world: World, { callId, attempts }: SeenCall): boolean => {
  const known = ivrCall(world, callId);
  return known !== undefined && attempts !== null && attempts > known.attempts;
};

/** Which phones are registered now. */
const compareRegistrations = (world: World, registered: ReadonlySet<string>): void => {
  for (const { id, kind } of world.extensions.values()) {
    if (kind !== 'sip-terminal') continue;
    if (registered.has(id)) noteRegistration(world, id, true);
    else phoneUnregistered(world, id);
  }
};

/** Whoever is waited for and can be rung is rung. */
const ringLostAgain = (world: World): void => {
  for (const { id } of [...world.calls.values()]) ringAgain(world, id);
};

/**
 * A connection to Asterisk was made anew; this is all it has. What ended meanwhile is ended here,
 * what was answered is answered. Of the rest only the place is known: mutes and sounds are not to be
 * seen in Asterisk, so they are forgotten here, and given again by the commands of this step.
 */
export const asteriskSeen = (world: World, fact: AsteriskSeen): void => {
  const seen = new Map<CallId, SeenCall>(fact.calls.map((call) => [call.callId, call]));
  world.seenAnew = fact;
  world.appliedCalls.clear();
  world.appliedBridges.clear();
  for (const id of fact.bridges) world.appliedBridges.set(id, UNKNOWN_BRIDGE);
  world.visits.clear();
  // Told anew, of calls that are silent yet.
  world.silentSince.clear();
  for (const { callId, conversationId, attempts } of fact.calls) {
    if (attempts !== null) world.visits.set(callId, attempts);
    world.appliedCalls.set(callId, {
      bridge: conversationId,
      whisper: null,
      mute: null,
      sound: null,
      until: 'unknown',
      wasMuted: true,
    });
  }
  for (const call of [...world.calls.values()]) {
    const there = seen.get(call.id);
    if (there !== undefined && !isNewVisit(world, there)) continue;
    loseUnseen(world, call);
  }
  for (const call of fact.calls) catchUp(world, call);
  compareRegistrations(world, new Set(fact.registered));
  ringLostAgain(world);
};
