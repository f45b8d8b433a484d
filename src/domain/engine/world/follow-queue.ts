import { isOffline } from '../../agent.ts';
import type { AgentName } from '../../ids.ts';
import { queueAgent, queueCondition, waitingTask } from './as-queued.ts';
import type { World } from './world.ts';

/** Keeps the index of who is matched with whom, as records change. */
export const followQueue = (world: World): void => {
  world.agents.onChange(({ key, after }) => {
    // Whose login lapsed is as good as gone: nobody is to wait for them because they match.
    if (after === undefined || isOffline(after)) world.queue.removeAgent(key);
    else world.queue.putAgent(queueAgent(after, world.callbacks));
  });
  world.conditions.onChange(({ before, after }) => {
    if (after !== undefined) world.queue.putCondition(queueCondition(after));
    else if (before !== undefined) world.queue.removeCondition(before.workChannel, before.name);
  });
  world.tasks.onChange(({ key, after }) => {
    if (after?.phase.kind === 'waiting') world.queue.putTask(waitingTask(after));
    else world.queue.removeTask(key);
  });
  world.tasks.onChange((change) => {
    for (const name of world.callbacks.follow(change)) requeueAgent(world, name);
  });
};

/** Whether they are to be given anybody changed without their doing. */
const requeueAgent = (world: World, name: AgentName): void => {
  const agent = world.agents.get(name);
  if (agent === undefined || isOffline(agent)) return;
  world.queue.putAgent(queueAgent(agent, world.callbacks));
};
