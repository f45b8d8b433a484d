import type { AgentCall, IvrCall, PhoneFailure } from '../call.ts';
import { leaveAll } from '../engine/conversations.ts';
import type { GoneCause } from '../engine/fact.ts';
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

const agentCallGone = (world: World, call: AgentCall, cause: GoneCause): void => {
  switch (call.phase.kind) {
    case 'dialling':
    case 'ringing':
      phoneFailed(world, call, failureOf(cause));
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

/** A call ended, or a caller is back in the dialplan. Told twice, it is gone all the same. */
export const callGone = (world: World, callId: CallId, cause: GoneCause): void => {
  const call = world.calls.get(callId);
  if (call === undefined) return;
  world.goneCauses.set(callId, cause);
  if (call.kind === 'ivr') callerGone(world, call);
  else agentCallGone(world, call, cause);
};
