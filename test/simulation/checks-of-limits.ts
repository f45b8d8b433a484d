import type { World } from '../../src/domain/engine/world.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import type { WorkChannel } from '../../src/domain/work-channel.ts';
import { violated } from './violation.ts';

type Held = ReadonlyMap<string, readonly [agents: number, conditions: number, tasks: number]>;

/** Those that are planned as well. */
const tasksOf = (world: World): QueueTask[] => {
  const pending = [...world.conversations.values()].flatMap((conversation) => conversation.pending);
  const planned = pending.flatMap((one) =>
    one.kind === 'phone' && one.plan?.kind === 'task' ? [one.plan.task] : [],
  );
  return [...world.tasks.values(), ...planned];
};

const countsIn = (world: World, name: string): [number, number, number] => [
  [...world.agents.values()].filter(({ workChannel }) => workChannel === name).length,
  [...world.conditions.values()].filter(({ workChannel }) => workChannel === name).length,
  tasksOf(world).filter(({ enqueue }) => enqueue.workChannel === name).length,
];

const heldNow = (world: World): Held =>
  new Map([...world.workChannels.values()].map(({ name }) => [name, countsIn(world, name)]));

const checkChannel = (
  { name, maxAgent, maxQueueCondition, maxQueueTask }: WorkChannel,
  before: Held,
  after: Held,
): void => {
  const was = before.get(name) ?? [0, 0, 0];
  const is = after.get(name) ?? [0, 0, 0];
  const limits = [maxAgent, maxQueueCondition, maxQueueTask];
  const isExceeded = limits.some((most, index) => {
    const [now, then] = [is[index] ?? 0, was[index] ?? 0];
    return most !== null && now > most && now > then;
  });
  if (isExceeded)
    violated('a work channel takes no more than its limits', { name, was, is, limits });
};

/** Compares what work channels hold before and after a step. */
export const watchLimits = (world: World): (() => void) => {
  const before = heldNow(world);
  return () => {
    const after = heldNow(world);
    for (const channel of world.workChannels.values()) {
      checkChannel(channel, before, after);
      const { agents, conditions, tasks } = world.load;
      const [a, c, q] = after.get(channel.name) ?? [0, 0, 0];
      const { name } = channel;
      const isCounted = agents.in(name) === a && conditions.in(name) === c && tasks.in(name) === q;
      if (!isCounted) violated('the load of a work channel is counted', { name, a, c, q });
    }
  };
};
