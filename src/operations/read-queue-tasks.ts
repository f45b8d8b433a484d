import type { CallcenterId, QueueTaskId } from '../domain/ids.ts';
import type { QueueTask } from '../domain/queue-task.ts';
import { refusals } from '../domain/refusals.ts';
import type { OperationParts } from './runtime/operation-parts.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { QueueTaskFilter } from './ports/store.ts';

type Parts = Pick<OperationParts, 'callcenters' | 'store'>;

/**
 * A task of any age.
 * @throws Refusal callcenter-not-found, queue-task-not-found
 */
export const getQueueTask = async (
  { callcenters, store }: Parts,
  id: CallcenterId,
  taskId: QueueTaskId,
): Promise<QueueTask> => {
  callcenters.find(id);
  const task = await store.findQueueTask(id, taskId);
  if (task !== null) return task;
  throw refusals.queueTaskNotFound(taskId);
};

/**
 * Newest first.
 * @throws Refusal callcenter-not-found
 */
export const listQueueTasks = async (
  { callcenters, store }: Parts,
  id: CallcenterId,
  filter: QueueTaskFilter,
  page: Page,
): Promise<PageOf<QueueTask>> => {
  callcenters.find(id);
  return store.listQueueTasks(id, filter, page);
};
