import { phrase } from '../../words/phrase.ts';
import type { World } from '../engine/world.ts';
import type { WorkChannel } from '../work-channel.ts';
import { Refusal } from '../refusal.ts';

const isReached = (limit: number | null, count: number): boolean =>
  limit !== null && count >= limit;

const refuse = (
  { name }: WorkChannel,
  what: 'agents' | 'conditions',
  limit: number | null,
): never => {
  const message = phrase(`work-channel-full-of-${what}`, { channel: name, limit: limit ?? 0 });
  throw new Refusal('work-channel-full', message, { channel: name, limit });
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
