import type { World } from '../engine/world.ts';
import type { WorkChannel } from '../work-channel.ts';
import { Refusal } from '../refusal.ts';

const isReached = (limit: number | null, count: number): boolean =>
  limit !== null && count >= limit;

const refuse = ({ name }: WorkChannel, what: string, limit: number | null): never => {
  throw new Refusal(
    'work-channel-full',
    `work channel ${name} holds ${limit ?? 0} ${what} already`,
    {
      channel: name,
      limit,
    },
  );
};

/** @throws Refusal work-channel-full */
export const refuseTooManyAgents = (world: World, channel: WorkChannel): void => {
  const { name, maxAgent } = channel;
  if (isReached(maxAgent, world.load.agents.in(name))) refuse(channel, 'agents', maxAgent);
};

/** @throws Refusal work-channel-full */
export const refuseTooManyConditions = (world: World, channel: WorkChannel): void => {
  const { name, maxQueueCondition } = channel;
  const count = world.load.conditions.in(name);
  if (isReached(maxQueueCondition, count)) refuse(channel, 'conditions', maxQueueCondition);
};

/** A task that comes now is one too many. */
export const isFullOfTasks = (world: World, { name, maxQueueTask }: WorkChannel): boolean =>
  isReached(maxQueueTask, world.load.tasks.in(name));
