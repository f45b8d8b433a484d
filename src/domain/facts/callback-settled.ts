import type { Call, PhoneFailure } from '../call.ts';
import { callingAbandoned, numberFailed } from '../engine/lifecycle/callbacks.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, QueueTaskId } from '../ids.ts';
import { failureOf } from './call-gone.ts';

/** null: it still may be answered; `abandoned`: not for the sake of the number. */
const failureOfCall = (
  world: World,
  callId: CallId,
  call: Call | undefined,
): PhoneFailure | 'abandoned' | null => {
  if (call?.kind !== 'outside') return failureOf(world.goneCauses.get(callId) ?? 'unreachable');
  if (call.phase.kind !== 'ending') return null;
  switch (call.phase.reason) {
    case 'timeout':
      return 'no-answer';
    case 'error':
      return 'unreachable';
    default:
      return 'abandoned';
  }
};

const settle = (world: World, id: QueueTaskId): void => {
  const task = world.tasks.get(id);
  if (task?.phase.kind !== 'calling') return;
  const { callId } = task.phase;
  const failure = failureOfCall(world, callId, world.calls.get(callId));
  if (failure === null) return;
  if (failure === 'abandoned') callingAbandoned(world, task);
  else numberFailed(world, task, failure);
};

/** Callbacks whose number was called, and is not any more, whatever the reason was. */
export const settleCallbacks = (world: World): void => {
  for (const id of world.callbacks.calling()) settle(world, id);
};
