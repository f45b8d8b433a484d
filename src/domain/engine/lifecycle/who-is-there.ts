import { isOffline } from '../../agent.ts';
import type { AgentName } from '../../ids.ts';
import type { FailedAttempt, QueueTask } from '../../queue-task.ts';
import { entryOf } from '../world/task-timing.ts';
import type { World } from '../world/world.ts';

/** Those that failed on the route that is tried. Counted, as moments are alike, and clocks can go back. */
export const attemptsHere = ({ attempts, route }: QueueTask): readonly FailedAttempt[] =>
  attempts.slice(route.failedBefore);

export const hasNextRoute = ({ routes, route }: QueueTask): boolean =>
  routes[route.number + 1] !== undefined;

/** Whether the agent is logged in where the task is searched for. */
const isPresent = (world: World, task: QueueTask, name: AgentName): boolean => {
  const agent = world.agents.get(name);
  if (agent === undefined || isOffline(agent)) return false;
  return agent.workChannel === task.enqueue.workChannel;
};

/** Whether the agent can still be offered a task that is directed to them. */
export const isThere = (world: World, task: QueueTask, name: AgentName): boolean =>
  isPresent(world, task, name) && !attemptsHere(task).some((one) => one.agent === name);

/** It waits for those alone whom its caller knows, and none of them is logged in: nobody is known to come. */
export const isForNobodyThere = (world: World, task: QueueTask): boolean => {
  // On the last route who failed is offered it again.
  const isHere = hasNextRoute(task) ? isThere : isPresent;
  return task.route.open.every((number) => {
    const entry = entryOf(task, number);
    if (entry.kind !== 'last-agent') return false;
    return entry.name === null || !isHere(world, task, entry.name);
  });
};
