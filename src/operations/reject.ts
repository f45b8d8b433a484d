import type { AgentName, CallcenterId, QueueTaskId } from '../domain/ids.ts';
import type { LogContext } from './ports/log-context.ts';
import { withLiveTask } from './live-task.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/**
 * The agent whose phone rings for a task refuses it.
 * @param data for the IVR; null: none
 * @throws Refusal callcenter-not-found, agent-not-found, agent-offline, queue-task-not-found,
 *   queue-task-not-yours, queue-task-over
 */
export const reject = async (
  { callcenters, store }: Pick<OperationDeps, 'callcenters' | 'store'>,
  id: CallcenterId,
  request: {
    readonly agent: AgentName;
    readonly taskId: QueueTaskId;
    readonly data: string | null;
  },
  logContext: LogContext,
): Promise<QueueTaskId> => {
  const mailbox = callcenters.find(id);
  return withLiveTask({ store }, id, request.taskId, () =>
    mailbox.ask({ kind: 'reject', ...request }, logContext),
  );
};
