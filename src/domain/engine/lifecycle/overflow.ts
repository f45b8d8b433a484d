import { type Agent, isOffline } from '../../agent.ts';
import { directedTo } from '../../directed.ts';
import type { QueueTaskId } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import { attemptsHere, hasNextRoute, isForNobodyThere, isThere } from './who-is-there.ts';
import { waitingTask } from '../world/as-queued.ts';
import type { World } from '../world/world.ts';
import { goOnSearching } from './tasks.ts';

/**
 * An agent failed, and nobody else is logged in whom the route could be waited for: the next one follows
 * at once. On the last one it is waited for that agent, who is offered it again.
 */
const overflowIfDeserted = (world: World, task: QueueTask): void => {
  if (task.phase.kind !== 'waiting') return;
  if (isForNobodyThere(world, task)) {
    goOnSearching(world, task, []);
    return;
  }
  if (!hasNextRoute(task)) return;
  const agent = directedTo(task);
  if (agent !== null) {
    if (!isThere(world, task, agent)) goOnSearching(world, task, []);
    return;
  }
  if (!task.enqueue.failOverflow || attemptsHere(task).length === 0) return;
  if (!world.queue.othersMatch(waitingTask(task))) goOnSearching(world, task, []);
};

/** Whether conditions, names and skills may match an agent no longer whom they matched before. */
const matchesFewer = (before: Agent | undefined, after: Agent | undefined): boolean => {
  if (before === undefined || isOffline(before)) return false;
  return (
    after === undefined ||
    isOffline(after) ||
    after.skills !== before.skills ||
    after.workChannel !== before.workChannel
  );
};

const isStaffSmaller = (world: World): boolean =>
  world.conditions.changes().length > 0 ||
  world.agents.changes().some(({ before, after }) => matchesFewer(before, after));

/**
 * Tasks whose route is deserted since this step go on to the next one, whether the last agent failed, left
 * or matches no more, or the time of an entry that others matched is up.
 */
export const overflowDeserted = (world: World): void => {
  const tasks = isStaffSmaller(world)
    ? [...world.tasks.values()]
    : world.tasks.changes().flatMap(({ after }) => after ?? []);
  for (const task of tasks) overflowIfDeserted(world, task);
};

/** Agents whose pause is over are offered the task again. */
export const endPauses = (world: World, id: QueueTaskId): void => {
  const task = world.tasks.get(id);
  if (task === undefined) return;
  const pauses = task.pauses.filter(({ until }) => until > world.now);
  if (pauses.length < task.pauses.length) world.tasks.put({ ...task, pauses });
};
