import type { AgentCall, Call, IvrCall, OutsideCall, PhoneFailure } from '../call.ts';
import type { GoneCause } from '../engine/fact.ts';
import { leaveAll } from '../engine/leaving.ts';
import { callFailed } from '../engine/pending.ts';
import { freePhone } from '../engine/phones.ts';
import { failTask, phoneFailed } from '../engine/tasks.ts';
import type { World } from '../engine/world.ts';
import type { CallId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';

const failureOf = (cause: GoneCause): PhoneFailure => {
  switch (cause) {
    case 'busy':
    case 'declined':
    case 'no-answer':
    case 'unreachable':
      return cause;
    case 'normal':
    case 'unknown':
      return 'unreachable';
    default:
      return unreachable(cause);
  }
};

const callerGone = (world: World, call: IvrCall): void => {
  world.calls.remove(call.id);
  switch (call.place.kind) {
    case 'waiting': {
      const task = world.tasks.get(call.place.taskId);
      if (task !== undefined) failTask(world, task, { cause: 'hangup' });
      return;
    }
    case 'talking':
      leaveAll(world, call.id, 'caller-hangup');
      return;
    case 'returning':
      return;
    default:
      unreachable(call.place);
  }
};

/** The phone did not bring the agent: to a caller who waits, or to the conversation he asked for. */
const ringingFailed = (world: World, call: AgentCall, failure: PhoneFailure): void => {
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const { purpose } = call.phase;
  if (purpose.kind === 'task') phoneFailed(world, call, failure);
  else callFailed(world, purpose.conversationId, call.id, failure);
};

const agentCallGone = (world: World, call: AgentCall, cause: GoneCause): void => {
  switch (call.phase.kind) {
    case 'dialling':
    case 'ringing':
      ringingFailed(world, call, failureOf(cause));
      break;
    case 'up':
      leaveAll(world, call.id, 'agent-hangup');
      break;
    case 'ending':
      break;
    default:
      unreachable(call.phase);
  }
  freePhone(world, call);
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
      callerGone(world, call);
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

/** A call ended, or a caller is back in the dialplan. Told twice, it is gone all the same. */
export const callGone = (world: World, callId: CallId, cause: GoneCause): void => {
  const call = world.calls.get(callId);
  if (call === undefined) return;
  world.goneCauses.set(callId, cause);
  gone(world, call, cause);
};
