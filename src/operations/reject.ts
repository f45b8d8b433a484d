import type { AgentName, CallcenterId, QueueTaskId } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import type { OperationParts } from './operation-parts.ts';

/**
 * The agent whose phone rings for a task refuses it.
 * @param data for the IVR; null: none
 * @throws Refusal callcenter-not-found, agent-not-found, agent-offline, queue-task-not-found,
 *   queue-task-not-yours, queue-task-over
 */
export const reject = async (
  { callcenters, store }: Pick<OperationParts, 'callcenters' | 'store'>,
  id: CallcenterId,
  request: {
    readonly agent: AgentName;
    readonly taskId: QueueTaskId;
    readonly data: string | null;
  },
): Promise<QueueTaskId> => {
  const { taskId } = request;
  try {
    return await callcenters.find(id).ask({ kind: 'reject', ...request });
  } catch (error) {
    if (!(error instanceof Refusal) || error.id !== 'queue-task-not-found') throw error;
    // Tasks that are over live on in the store alone.
    if ((await store.findQueueTask(id, taskId)) === null) throw error;
    throw new Refusal('queue-task-over', `queue task ${taskId} is over`, { queue_task_id: taskId });
  }
};
