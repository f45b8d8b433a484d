import type { CallId } from '../../ids.ts';
import type { World } from '../world/world.ts';
import { ivrCall } from './callers.ts';
import { keepPlace } from './kept-places.ts';
import { failTask } from './tasks.ts';

/**
 * A caller who waits presses a key that takes them out of the queue, also while a phone rings for them.
 * @returns whether it is such a key
 */
export const leaveByKey = (world: World, callId: CallId, key: string): boolean => {
  const caller = ivrCall(world, callId);
  if (caller?.place.kind !== 'waiting') return false;
  const task = world.tasks.get(caller.place.taskId);
  if (task?.enqueue.exitKeys?.includes(key) !== true) return false;
  keepPlace(world, callId, task);
  failTask(world, task, { cause: 'key', detail: key });
  return true;
};
