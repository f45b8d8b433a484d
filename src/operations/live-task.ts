import type { CallcenterId, QueueTaskId } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import { refusals } from '../domain/refusals.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/**
 * Does something with a task that must not be over. Tasks that are live on in the store alone, so
 * that the engine knows nothing of them.
 * @throws Refusal queue-task-over instead of queue-task-not-found for a task that there was
 */
export const withLiveTask = async <Answer>(
  { store }: Pick<OperationDeps, 'store'>,
  id: CallcenterId,
  taskId: QueueTaskId,
  operation: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await operation();
  } catch (error) {
    if (!(error instanceof Refusal) || error.id !== 'queue-task-not-found') throw error;
    if ((await store.findQueueTask(id, taskId)) === null) throw error;
    throw refusals.queueTaskOver(taskId);
  }
};
