import type { World } from '../../src/domain/engine/world/world.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import { isSameNumber } from '../../src/domain/telephone-numbers.ts';
import { violated } from './violation.ts';

const isCalled = (world: World, task: QueueTask): boolean => {
  if (task.phase.kind !== 'calling') return true;
  const call = world.calls.get(task.phase.callId);
  if (call?.kind !== 'outside' || call.number !== task.callback?.number) return false;
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return false;
  const { pending = [], members = [] } = world.conversations.get(call.conversationId) ?? {};
  const isAwaited = pending.some((one) => one.kind === 'line' && one.callId === call.id);
  const { selection } = task.phase;
  return isAwaited && (selection === null || members.length > 0);
};

/** Whoever is to be called back waits as long as it takes, also once their number has answered. */
export const checkPatience = (task: QueueTask): void => {
  const ends = task.routes
    .at(-1)
    ?.some((one) => one.timeoutMs !== null || one.queueTimeoutMs !== null);
  if (task.callback !== null && (ends !== false || !task.enqueue.failOverflow)) {
    violated('no time and no phone that fails ends a callback', task);
  }
};

/** A callback whose number is not on the line yet: it is called as the task says, and no other calls it. */
export const checkCallback = (world: World, task: QueueTask): void => {
  const { callback } = task;
  if (callback === null) return violated('who is to be called back has a number', task);
  if (callback.failed >= callback.tries) violated('a number is called as often as asked', task);
  if (!isCalled(world, task)) violated('a number that is called is waited for', task);
  for (const other of world.tasks.values()) {
    if (other.id === task.id || other.origin.kind !== 'callback') continue;
    if (other.callback !== null && isSameNumber(other.callback.number, callback.number)) {
      violated('a number is never called back twice at once', { task, other });
    }
  }
};
