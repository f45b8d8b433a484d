import type { CallcenterId, QueueTaskId } from '../domain/ids.ts';
import type { QueueTask } from '../domain/queue-task.ts';
import { refusals } from '../domain/refusals.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { QueueTaskFilter } from './ports/store.ts';

type Deps = Pick<OperationDeps, 'callcenters' | 'store'>;

/**
 * A task of any age.
 * @throws Refusal callcenter-not-found, queue-task-not-found
 */
export const getQueueTask = async (
  { callcenters, store }: Deps,
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
  { callcenters, store }: Deps,
  id: CallcenterId,
  filter: QueueTaskFilter,
  page: Page,
): Promise<PageOf<QueueTask>> => {
  callcenters.find(id);
  return store.listQueueTasks(id, filter, page);
};
