import type { CallcenterId, QueueTaskId } from '../domain/ids.ts';
import type { LogContext } from './ports/log-context.ts';
import { withLiveTask } from './live-task.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/**
 * Takes a task out of the queue.
 * @throws Refusal callcenter-not-found, queue-task-not-found, queue-task-over
 */
export const cancelTask = async (
  { callcenters, store }: Pick<OperationDeps, 'callcenters' | 'store'>,
  id: CallcenterId,
  taskId: QueueTaskId,
  logContext: LogContext,
): Promise<QueueTaskId> => {
  const mailbox = callcenters.find(id);
  return withLiveTask({ store }, id, taskId, () =>
    mailbox.ask({ kind: 'cancel-task', taskId }, logContext),
  );
};
