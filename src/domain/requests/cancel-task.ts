import { failTask } from '../engine/lifecycle/tasks.ts';
import type { World } from '../engine/world/world.ts';
import type { QueueTaskId } from '../ids.ts';
import { findTask } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** Takes a task out of the queue. A caller from the IVR is back there. */
export const cancelTask = (world: World, { taskId }: RequestOf<'cancel-task'>): QueueTaskId => {
  failTask(world, findTask(world, taskId), { cause: 'cancel' });
  return taskId;
};
