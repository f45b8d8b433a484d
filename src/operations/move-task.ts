import type { CallcenterId, QueueTaskId } from '../domain/ids.ts';
import type { TaskMove } from '../domain/requests/request.ts';
import type { LogContext } from './ports/log-context.ts';
import { withLiveTask } from './live-task.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/**
 * Moves a task in the queue.
 * @throws Refusal callcenter-not-found, queue-task-not-found, queue-task-over, and what the move is refused with
 */
export const moveTask = async (
  { callcenters, store }: Pick<OperationDeps, 'callcenters' | 'store'>,
  id: CallcenterId,
  move: { readonly taskId: QueueTaskId; readonly to: TaskMove },
  logContext: LogContext,
): Promise<QueueTaskId> => {
  const mailbox = callcenters.find(id);
  return withLiveTask({ store }, id, move.taskId, () =>
    mailbox.ask({ kind: 'move-task', ...move }, logContext),
  );
};
