import { asCallback, callbacksTo, ON_NO_LINE } from '../engine/lifecycle/callbacks.ts';
import { refuseNumber } from '../engine/lifecycle/outside-limits.ts';
import type { World } from '../engine/world/world.ts';
import type { QueueTaskId } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { askedTask } from './checks/asked-task.ts';
import type { RequestOf } from './request.ts';

const refuseSecond = (world: World, number: string): void => {
  const [known] = callbacksTo(world, number);
  if (known !== undefined) throw refusals.callbackExists(number, known.id);
};

/** Somebody left a number, for instance in a form of a web site, to be called back when its turn comes. */
export const askCallback = (
  world: World,
  { number, enqueue, data }: RequestOf<'ask-callback'>,
): QueueTaskId => {
  refuseNumber(world, number);
  refuseSecond(world, number);
  const id = world.makeId('task') as QueueTaskId;
  const wanted = { id, type: 'callback', origin: ON_NO_LINE, excluded: [] } as const;
  const task = askedTask(world, { ...wanted, since: world.now }, enqueue);
  const carrying = { ...task, enqueue: { ...task.enqueue, data: data ?? task.enqueue.data } };
  world.tasks.put(asCallback(world, carrying, { number, name: '', askedBy: 'api' }));
  return id;
};
