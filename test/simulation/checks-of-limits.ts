import type { OutsideCall } from '../../src/domain/call.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import { isSameNumber } from '../../src/domain/telephone-numbers.ts';
import type { Event } from '../../src/domain/step.ts';
import type { WorkChannel } from '../../src/domain/work-channel.ts';
import { remembered } from './remembered.ts';
import { violated } from './violation.ts';

const EMERGENCY = '112';

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

const heldNow = remembered(
  (world): Held =>
    new Map([...world.workChannels.values()].map(({ name }) => [name, countsIn(world, name)])),
);

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

/** Numbers that are called or planned to be, by the agent who asked; emergencies are not limited. */
const linesOf = remembered((world): readonly OutsideCall[] => {
  const pending = [...world.conversations.values()].flatMap((conversation) => conversation.pending);
  const planned = pending.flatMap((one) =>
    one.kind === 'phone' && one.plan?.kind === 'line' ? [one.plan.call] : [],
  );
  const called = [...world.calls.values()].filter((call) => call.kind === 'outside');
  return [...called, ...planned].filter(({ number }) => number !== EMERGENCY);
});

/** How many are called, and how many by each agent. One that takes the place of another is not one more. */
interface Lines {
  readonly ids: ReadonlySet<string>;
  readonly ofAgents: ReadonlyMap<string | null, number>;
}

const linesNow = remembered((world): Lines => {
  const lines = linesOf(world);
  const ofAgents = new Map<string | null, number>();
  for (const { agent } of lines) ofAgents.set(agent, (ofAgents.get(agent) ?? 0) + 1);
  return { ids: new Set(lines.map(({ id }) => id)), ofAgents };
});

/** Who is called sees no number that may not be shown. */
const checkShown = ({ callcenter: { settings, limits } }: World, line: OutsideCall): void => {
  for (const { callerIds } of [settings, limits]) {
    if (line.from === '' || callerIds === null) continue;
    if (callerIds.some((each) => isSameNumber(each, line.from))) continue;
    violated('no number is shown that may not be', { line, callerIds });
  }
};

/** Looks at the outside calls that came up in a step. */
const watchLines = (world: World): (() => void) => {
  const before = linesNow(world);
  return () => {
    const lines = linesOf(world);
    const { settings, limits } = world.callcenter;
    for (const line of lines.filter(({ id }) => !before.ids.has(id))) {
      const own = lines.filter(({ agent }) => agent === line.agent).length;
      const ownBefore = before.ofAgents.get(line.agent) ?? 0;
      const isOneTooMany =
        line.agent !== null && own > ownBefore && own > settings.maxOutsideCallsPerAgent;
      const isAllTooMany =
        lines.length > before.ids.size && lines.length > settings.maxOutsideCalls;
      if (isOneTooMany || isAllTooMany) {
        violated('no more numbers are called than may be', { line, own, all: lines.length });
      }
      const denied = [...settings.deniedPrefixes, ...limits.deniedPrefixes];
      if (denied.some((prefix) => line.number.startsWith(prefix))) {
        violated('no number is called that is denied', { line, denied });
      }
      checkShown(world, line);
    }
  };
};

/** What a call center holds of all that it may hold a limited number of. */
const sizesOf = (world: World) => {
  const { settings } = world.callcenter;
  return [
    [world.agents.size, settings.maxAgents],
    [world.extensions.size, settings.maxExtensions],
    [world.conditions.size, settings.maxConditions],
    [world.workChannels.size, settings.maxWorkChannels],
  ] as const;
};

const watchSizes = (world: World): (() => void) => {
  const before = sizesOf(world);
  return () => {
    const after = sizesOf(world);
    const isExceeded = after.some(
      ([size, most], index) => size > most && size > (before[index]?.[0] ?? 0),
    );
    if (isExceeded) violated('a call center takes no more than its limits', { before, after });
  };
};

/**
 * A task that an agent asked for begins when they answer, and a caller has their place again, whatever the
 * work channel holds by then.
 */
export const isLetInBefore = (world: World, event: Event): boolean => {
  if (event.kind !== 'fact') return false;
  const { fact } = event;
  if (fact.kind === 'caller-arrived') return world.keptPlaces.get(fact.callId) !== undefined;
  return fact.kind === 'phone-answered' || fact.kind === 'asterisk-seen';
};

/** Compares what is limited before and after a step. */
export const watchLimits = (world: World): (() => void) => {
  const checks = [watchLines(world), watchSizes(world), watchChannels(world)];
  return () => {
    for (const check of checks) check();
  };
};

/** Compares what work channels hold before and after a step. */
const watchChannels = (world: World): (() => void) => {
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
