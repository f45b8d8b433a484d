import type { World } from '../../src/domain/engine/world/world.ts';
import { entryOf, waitsUntil } from '../../src/domain/engine/world/task-timing.ts';
import { directedBy } from '../../src/domain/directed.ts';
import type { CallId } from '../../src/domain/ids.ts';
import { type Agent, isOffline, isUsable } from '../../src/domain/agent.ts';
import type { QueueTask, TaskEntry } from '../../src/domain/queue-task.ts';
import type { Outcome } from '../../src/domain/step.ts';
import { conditionKey } from '../../src/domain/stored-condition.ts';
import { matches } from './checks-of-waiting.ts';
import { remembered } from './remembered.ts';
import { must } from './violation.ts';

/** The entry's priority now, raised for the time that the task has waited. */
const priorityOf = (world: World, task: QueueTask, entry: TaskEntry): number => {
  const { workChannel, priorityRaiseMs } = task.enqueue;
  const stored =
    entry.kind === 'condition'
      ? world.conditions.get(conditionKey(workChannel, entry.name))?.priority
      : undefined;
  const waited = Math.max(0, world.now - task.createdAt);
  const raise = priorityRaiseMs === null ? 0 : Math.floor(waited / priorityRaiseMs);
  return (entry.priority ?? stored ?? 0) + raise;
};

/** The highest of the priorities of the task's open entries, as far as they are accepted. */
const highest = (world: World, task: QueueTask, accept: (entry: TaskEntry) => boolean): number =>
  task.route.open
    .map((number) => task.routes[task.route.number]?.[number])
    .filter((entry) => entry !== undefined && accept(entry))
    .reduce((most, entry) => (entry ? Math.max(most, priorityOf(world, task, entry)) : most), -1);

/** By the time for one phone, and by that for waiting and ringing together. */
const ringsInTime = (world: World, task: QueueTask, entry: TaskEntry): boolean => {
  const call = task.phase.kind === 'fetching' ? world.calls.get(task.phase.selection.callId) : null;
  if (call?.kind !== 'agent' || call.phase.kind !== 'dialling') return false;
  const wholeEnd = entry.timeoutMs === null ? Infinity : task.route.since + entry.timeoutMs;
  return call.phase.until <= Math.min(world.now + entry.fetchTimeoutMs, wholeEnd);
};

/** Whether nobody was to be tried before them, by the entries whose time was not up. */
const mayTry = (world: World, task: QueueTask, { name }: Agent): boolean => {
  const failed = new Set(task.attempts.map(({ agent }) => agent));
  if (!failed.has(name)) return true;
  const entries = task.route.open
    .map((number) => entryOf(task, number))
    .filter((entry) => (waitsUntil(task, entry) ?? Infinity) > world.now);
  return ![...world.agents.values()].some(
    (other) =>
      !isOffline(other) &&
      !failed.has(other.name) &&
      entries.some((entry) => matches(world, task, entry, other)),
  );
};

/** Routes of no time at all follow each other in one step, and each is tried: of later ones the first knew nothing. */
const cameOnLaterRouteNow = (world: World, { route }: QueueTask): boolean =>
  route.number > 0 && route.since === world.now;

const checkSelection = (world: World, task: QueueTask): void => {
  if (task.phase.kind !== 'fetching') return;
  const { agent: name, entry: number } = task.phase.selection;
  const entry = task.routes[task.route.number]?.[number];
  const agent = world.agents.get(name);
  const found = (): string => JSON.stringify({ task, agent });
  if (entry === undefined || agent === undefined) return;
  must('an agent is found by an entry they match', matches(world, task, entry, agent), found);
  const limit = waitsUntil(task, entry) ?? Infinity;
  must('no entry is used beyond its time', world.now <= limit, found);
  must('no phone is rung beyond its time', ringsInTime(world, task, entry), found);
  must('an agent on the phone is not usable', !isUsable(agent), found);
  must('who failed a task is passed over while another matches', mayTry(world, task, agent), found);
  const isPaused = task.pauses.some((pause) => pause.agent === name && pause.until > world.now);
  must('who failed a task is not offered it again before the pause is over', !isPaused, found);
  for (const other of world.tasks.values()) {
    if (other.phase.kind !== 'waiting' || other.attempts.length > 0) continue;
    if (cameOnLaterRouteNow(world, other)) continue;
    const own = highest(world, other, (each) => matches(world, other, each, agent));
    must(
      'the highest priority goes first',
      own <= highest(world, task, () => true),
      () => `${found()} before ${JSON.stringify(other)}`,
    );
  }
};

/** The calls with phones that ring for tasks. */
const rungCalls = remembered(
  (world): ReadonlySet<CallId> =>
    new Set(
      [...world.tasks.values()].flatMap(({ phase }) =>
        phase.kind === 'fetching' ? phase.selection.callId : [],
      ),
    ),
);

/** By what somebody was chosen, to know that it was not for want of cases. */
const waysOf = ({ callback, attempts, phase, route, routes }: QueueTask): string[] => {
  if (phase.kind !== 'fetching') return [];
  const { agent, entry } = phase.selection;
  const kind = routes[route.number]?.[entry]?.kind ?? 'none';
  return [
    `saw one chosen by ${directedBy(routes[route.number] ?? []) === null ? kind : 'direction'}`,
    ...(route.number > 0 ? ['saw one chosen on a later route'] : []),
    ...(callback === null ? [] : ['saw one chosen for a callback']),
    ...(attempts.some((one) => one.agent === agent) ? ['saw one offered a task again'] : []),
  ];
};

/**
 * Looks at who is rung before a step. What it gives checks what must be true of the agents who were chosen in it. One
 * whose number is called over another trunk was before.
 */
export const watchSelections = (world: World): ((outcome: Outcome) => string[]) => {
  const before = rungCalls(world);
  return ({ events }) => {
    const goesOn = new Set(events.map(({ body }) => body['next_call_id']));
    const ways: string[] = [];
    for (const task of world.tasks.values()) {
      if (task.phase.kind !== 'fetching') continue;
      const { callId } = task.phase.selection;
      if (before.has(callId) || goesOn.has(callId)) continue;
      checkSelection(world, task);
      ways.push(...waysOf(task));
    }
    return ways;
  };
};
