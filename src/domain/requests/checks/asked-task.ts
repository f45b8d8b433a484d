import { acceptEnqueue, type NewTask } from '../../engine/lifecycle/accept-enqueue.ts';
import type { World } from '../../engine/world/world.ts';
import { EnqueueError } from '../../enqueue/enqueue-error.ts';
import type { QueueTask } from '../../queue-task.ts';
import { refusals } from '../../refusals.ts';
import { isFullOfTasks, workChannelOf } from './work-channel-limits.ts';

/**
 * A task as the XML says, in whatever work channel.
 * @throws Refusal invalid-argument with the position in the XML
 */
export const acceptTask = (world: World, task: NewTask, xml: string): QueueTask => {
  try {
    return acceptEnqueue(world, task, xml);
  } catch (error) {
    if (!(error instanceof EnqueueError)) throw error;
    throw refusals.invalidEnqueue(error);
  }
};

/**
 * A task that an agent asks for. Nobody waits for it yet, so that a full work channel can be refused.
 * @throws Refusal invalid-argument with the position in the XML, work-channel-full
 */
export const askedTask = (world: World, task: NewTask, xml: string): QueueTask => {
  const accepted = acceptTask(world, task, xml);
  const channel = workChannelOf(world, accepted);
  if (!isFullOfTasks(world, channel)) return accepted;
  throw refusals.workChannelFull(channel.name, 'tasks', channel.maxQueueTask ?? 0);
};
