import { type Agent, isOffline, isUsable } from '../../src/domain/agent.ts';
import type { Call } from '../../src/domain/call.ts';
import { compileWhere, type CompiledWhere } from '../../src/domain/condition/compile.ts';
import { entryOf, waitsUntil } from '../../src/domain/engine/world/task-timing.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { QueueTask, TaskEntry } from '../../src/domain/queue-task.ts';
import { isOpen } from '../../src/domain/schedule.ts';
import { enabledScores } from '../../src/domain/skill.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import { conditionKey } from '../../src/domain/stored-condition.ts';
import { thresholdDeadline } from './checks-of-alerts.ts';
import { violated } from './violation.ts';

const compiled = new Map<string, CompiledWhere>();

const where = (source: string): CompiledWhere => {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const fresh = compileWhere(source);
  compiled.set(source, fresh);
  return fresh;
};

/** Whether the agent is one whom the entry of the task looks for; found without any index. */
export const matches = (world: World, task: QueueTask, entry: TaskEntry, agent: Agent): boolean => {
  if (agent.workChannel !== task.enqueue.workChannel) return false;
  if (task.excluded.includes(agent.name)) return false;
  switch (entry.kind) {
    case 'agent':
    case 'last-agent':
      return agent.name === entry.name;
    case 'skill':
      return agent.skills.some(({ name, enabled }) => enabled && name === entry.name);
    case 'condition': {
      const stored = world.conditions.get(conditionKey(agent.workChannel, entry.name));
      return stored !== undefined && where(stored.where).matches(enabledScores(agent.skills));
    }
  }
};

/** Entries that are waited on at that moment. */
const waitedOn = (task: QueueTask, moment: number): TaskEntry[] =>
  task.route.open
    .map((number) => entryOf(task, number))
    .filter((entry) => (waitsUntil(task, entry) ?? Infinity) >= moment);

/**
 * Who comes while it is closed and wants to be given back is never in the queue. Who came a step before it
 * was closed may be, at the same moment.
 */
const checkClosed = (world: World, event: Event, { changes }: Outcome): void => {
  if (event.kind !== 'fact' || event.fact.kind !== 'caller-arrived') return;
  const { schedule } = world.callcenter.settings;
  if (isOpen(schedule, world.now)) return;
  for (const change of changes) {
    const task = change.kind === 'queue_task' ? change.record : null;
    const isNew = task?.createdAt === world.now && task.type === 'ivr';
    if (!isNew || task.enqueue.closed !== 'return') continue;
    if (task.phase.kind === 'waiting' || task.phase.kind === 'fetching') {
      violated('nobody is let in while it is closed who wants to be given back', { task });
    }
  }
};

/** Whether the agent is kept for a callback whose number is called first; found without any index. */
export const isKeptFree = (world: World, agent: string): boolean =>
  [...world.tasks.values()].some(
    ({ phase }) => phase.kind === 'calling' && phase.keptFree === agent,
  );

const checkNobodyStarves = (world: World): void => {
  const usable = [...world.agents.values()]
    .filter(isUsable)
    .filter(({ name }) => !isKeptFree(world, name));
  if (usable.length === 0) return;
  for (const task of world.tasks.values()) {
    if (task.phase.kind !== 'waiting') continue;
    const suits = (agent: Agent, entries: readonly TaskEntry[]): boolean =>
      entries.some((entry) => matches(world, task, entry, agent));
    // What runs out this very moment may, and need not, have run out.
    const afterwards = waitedOn(task, world.now + 1);
    const candidates = usable.filter((agent) => suits(agent, afterwards));
    if (candidates.length === 0) continue;
    const failed = new Set(task.attempts.map(({ agent }) => agent));
    const now = waitedOn(task, world.now);
    const untried = [...world.agents.values()].some(
      (each) => !isOffline(each) && !failed.has(each.name) && suits(each, now),
    );
    const paused = new Set(task.pauses.map(({ agent }) => agent));
    const idle = candidates.find(
      ({ name }) => !failed.has(name) || (!untried && !paused.has(name)),
    );
    if (idle !== undefined)
      violated('nobody waits while an agent for them is idle', { task, idle });
  }
};

/** With fail_overflow nobody waits on a route that an agent failed and nobody else could serve. */
const checkOverflow = (world: World): void => {
  for (const task of world.tasks.values()) {
    const { phase, enqueue, route, routes, attempts } = task;
    if (phase.kind !== 'waiting' || !enqueue.failOverflow) continue;
    const isLast = routes[route.number + 1] === undefined;
    if (isLast || attempts.length === route.failedBefore) continue;
    const failed = new Set(attempts.map(({ agent }) => agent));
    const entries = task.route.open.map((number) => entryOf(task, number));
    const others = [...world.agents.values()].some(
      (agent) =>
        !isOffline(agent) &&
        !failed.has(agent.name) &&
        entries.some((entry) => matches(world, task, entry, agent)),
    );
    if (!others) violated('the next route follows at once where nobody is left', { task });
  }
};

const agentDeadline = ({ presence, leaseUntil }: Agent): number => {
  if (presence.kind !== 'resting' || presence.state.kind === 'offline') return Infinity;
  const wrapUpEnd = presence.state.kind === 'wrap-up' ? presence.state.until : Infinity;
  return Math.min(leaseUntil, presence.phoneRestsUntil ?? Infinity, wrapUpEnd);
};

const taskDeadline = (task: QueueTask): number => {
  if (task.phase.kind === 'resting') return task.phase.until;
  const said = task.speech?.until ?? Infinity;
  if (task.phase.kind !== 'waiting') return task.phase.kind === 'fetching' ? said : Infinity;
  const ends = task.route.open.map((number) => waitsUntil(task, entryOf(task, number)) ?? Infinity);
  const pauses = task.pauses.map(({ until }) => until);
  return Math.min(...ends, ...pauses, said, task.speaksAt ?? Infinity);
};

const callDeadline = (call: Call): number => {
  if (call.kind === 'ivr') {
    return call.place.kind === 'confirmed' ? call.place.speech.until : Infinity;
  }
  return 'until' in call.phase ? call.phase.until : Infinity;
};

/** When the first record has to be looked at, found by looking at all. */
const firstDeadline = (world: World): number => {
  let first = Infinity;
  for (const agent of world.agents.values()) first = Math.min(first, agentDeadline(agent));
  for (const task of world.tasks.values()) first = Math.min(first, taskDeadline(task));
  for (const call of world.calls.values()) first = Math.min(first, callDeadline(call));
  for (const { id, until, opening } of world.conversations.values()) {
    const typed = world.typedKeys.nextAt(id) ?? Infinity;
    first = Math.min(first, until ?? Infinity, opening?.until ?? Infinity, typed);
  }
  for (const { until } of world.keptPlaces.values()) first = Math.min(first, until);
  return Math.min(first, thresholdDeadline(world));
};

const checkDeadlines = (world: World, wasWoken: boolean): void => {
  const first = firstDeadline(world);
  const next = world.deadlines.next() ?? Infinity;
  if (next > first) violated('no deadline is forgotten', { first, next });
  if (wasWoken && first <= world.now) violated('deadlines are kept', { first, now: world.now });
};

/** What must be true of those who wait, and of what waits for a moment, unless a step was refused. */
export const checkWaiting = (world: World, event: Event, outcome: Outcome): void => {
  checkNobodyStarves(world);
  checkOverflow(world);
  checkClosed(world, event, outcome);
  checkDeadlines(world, event.kind === 'clock');
};
