import { type AgentCall, type Call, isLost, type OutsideCall, type PhoneFailure } from '../call.ts';
import type { GoneCause } from '../engine/world/fact.ts';
import { leaveAll } from '../engine/lifecycle/leaving.ts';
import { takeOutCaller } from '../engine/lifecycle/lost-calls.ts';
import { callFailed } from '../engine/lifecycle/pending.ts';
import { freePhone } from '../engine/lifecycle/phones.ts';
import { loseAgentCall, lostCallGone, rejoinFailed } from '../engine/lifecycle/rejoining.ts';
import { phoneFailed } from '../engine/lifecycle/tasks.ts';
import { goOverNextTrunk } from '../engine/lifecycle/trunk-failover.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';

/** How a phone failed whose call ended before it was answered. */
export const failureOf = (cause: GoneCause): PhoneFailure => {
  switch (cause) {
    case 'busy':
    case 'declined':
    case 'no-answer':
    case 'unreachable':
      return cause;
    case 'gateway-failed':
    case 'normal':
    case 'lost':
    case 'unknown':
      return 'unreachable';
    default:
      return unreachable(cause);
  }
};

/** A phone failed: the agent does not come to the caller who waits, or to the conversation that they asked for. */
const ringingFailed = (world: World, call: AgentCall, failure: PhoneFailure): void => {
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const { purpose } = call.phase;
  switch (purpose.kind) {
    case 'task':
      phoneFailed(world, call, failure);
      return;
    case 'join':
      callFailed(world, purpose.conversationId, call.id, failure);
      return;
    case 'rejoin':
      rejoinFailed(world, call, failure);
      return;
    default:
      unreachable(purpose);
  }
};

const agentCallGone = (world: World, call: AgentCall, cause: GoneCause): void => {
  switch (call.phase.kind) {
    case 'dialling':
    case 'ringing':
      ringingFailed(world, call, failureOf(cause));
      break;
    case 'up':
      if (cause === 'lost' && loseAtOnce(world, call)) return;
      leaveAll(world, call.id, 'agent-hangup');
      break;
    case 'lost':
      lostCallGone(world, call.id);
      return;
    case 'ending':
      break;
    default:
      unreachable(call.phase);
  }
  freePhone(world, call);
};

/** Asterisk itself gave the phone up. @returns whether the agent is waited for */
const loseAtOnce = (world: World, call: AgentCall): boolean => {
  loseAgentCall(world, call);
  lostCallGone(world, call.id);
  return isLost(world.calls.get(call.id));
};

const outsideCallGone = (world: World, call: OutsideCall, cause: GoneCause): void => {
  world.calls.remove(call.id);
  switch (call.phase.kind) {
    case 'dialling':
    case 'ringing':
      callFailed(world, call.conversationId, call.id, failureOf(cause));
      return;
    case 'up':
      leaveAll(world, call.id, 'outside-hangup');
      return;
    case 'ending':
      return;
    default:
      unreachable(call.phase);
  }
};

const gone = (world: World, call: Call, cause: GoneCause): void => {
  switch (call.kind) {
    case 'ivr':
      world.calls.remove(call.id);
      takeOutCaller(world, call);
      return;
    case 'agent':
      agentCallGone(world, call, cause);
      return;
    case 'outside':
      outsideCallGone(world, call, cause);
      return;
    default:
      unreachable(call);
  }
};

/** It was hung up because nothing was heard of it. */
const wasLost = (call: Call): boolean => {
  if (call.kind === 'ivr') return call.place.kind === 'lost';
  return isLost(call) || (call.phase.kind === 'ending' && call.phase.reason === 'lost');
};

/** A call ended, or a caller is back in the dialplan. Told twice, it is gone all the same. */
export const callGone = (world: World, callId: CallId, cause: GoneCause): void => {
  const call = world.calls.get(callId);
  if (call === undefined) return;
  world.goneCauses.set(callId, wasLost(call) ? 'lost' : cause);
  if (cause === 'gateway-failed' && call.kind !== 'ivr' && goOverNextTrunk(world, call)) return;
  gone(world, call, cause);
};
