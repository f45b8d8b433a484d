import type { World } from '../../engine/world/world.ts';
import type { QueueTask } from '../../queue-task.ts';
import { unlimited, type WorkChannel } from '../../work-channel.ts';
import { refusals } from '../../refusals.ts';

const isReached = (limit: number | null, count: number): boolean =>
  limit !== null && count >= limit;

/** @throws Refusal work-channel-full */
export const refuseTooManyAgents = (world: World, channel: WorkChannel): void => {
  const { name, maxAgent } = channel;
  if (!isReached(maxAgent, world.load.agents.in(name))) return;
  throw refusals.workChannelFull(name, 'agents', maxAgent ?? 0);
};

/** @throws Refusal work-channel-full */
export const refuseTooManyConditions = (world: World, channel: WorkChannel): void => {
  const { name, maxQueueCondition } = channel;
  if (!isReached(maxQueueCondition, world.load.conditions.in(name))) return;
  throw refusals.workChannelFull(name, 'conditions', maxQueueCondition ?? 0);
};

/** The work channel that a task is of. One that is not there any more has no limits. */
export const workChannelOf = (world: World, { enqueue }: Pick<QueueTask, 'enqueue'>): WorkChannel =>
  world.workChannels.get(enqueue.workChannel) ?? unlimited(enqueue.workChannel);

/** A task that comes now is one too many. */
export const isFullOfTasks = (world: World, { name, maxQueueTask }: WorkChannel): boolean =>
  isReached(maxQueueTask, world.load.tasks.in(name));
