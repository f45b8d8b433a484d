import { type AgentState, shownKind } from '../domain/agent-state.ts';
import { agentState } from '../domain/agent.ts';
import type { Call } from '../domain/call.ts';
import type { RecentCounts } from '../domain/engine/world/recent-tasks.ts';
import { conditionsOf } from '../domain/engine/world/waiting-by-scope.ts';
import type { World } from '../domain/engine/world/world.ts';
import type { ConditionName, Instant, WorkChannelName } from '../domain/ids.ts';
import type { QueueTask } from '../domain/queue-task.ts';
import { conditionKey } from '../domain/stored-condition.ts';
import type { Callcenters } from './callcenters.ts';
import type { LiveCallcenter } from './ports/metrics.ts';

type Counts = Record<Exclude<AgentState['kind'], 'wrap-up'>, number>;

/** Counts agents by the kind of their state. Those who wrap up are busy. */
export type AgentCounts = Readonly<Counts>;

/** Tasks that wait or ring a phone, and those that ended of late. */
export interface QueueNow {
  /** With somebody on the line. */
  readonly waiting: number;
  /** Nobody is on the line: they are to be called back. */
  readonly callbacks: number;
  readonly ringing: number;
  /** Since when the one on the line has waited that has waited longest; null: none does. */
  readonly waitsSince: Instant | null;
  readonly lastHour: RecentCounts;
}

export interface WorkChannelNow extends QueueNow {
  readonly workChannel: WorkChannelName;
  readonly agents: AgentCounts;
}

export interface ConditionNow extends QueueNow {
  readonly workChannel: WorkChannelName;
  readonly condition: ConditionName;
}

const noAgents = (): Counts => ({
  online: 0,
  idle: 0,
  fetching: 0,
  talking: 0,
  busy: 0,
  away: 0,
  offline: 0,
});

const noCalls = (): Record<Call['kind'], number> => ({ ivr: 0, agent: 0, outside: 0 });

const countAgents = ({ agents }: World): AgentCounts => {
  const counts = noAgents();
  for (const agent of agents.values()) counts[shownKind(agentState(agent))] += 1;
  return counts;
};

/** A queue that tasks are added to one by one. */
class Queue {
  readonly #lastHour: RecentCounts;
  waiting = 0;
  callbacks = 0;
  ringing = 0;
  waitsSince: Instant | null = null;

  constructor(lastHour: RecentCounts) {
    this.#lastHour = lastHour;
  }

  add({ phase, origin, createdAt }: QueueTask): void {
    if (phase.kind === 'fetching') this.ringing += 1;
    else if (origin.kind === 'callback') this.callbacks += 1;
    else this.waiting += 1;
    if (origin.kind === 'callback') return;
    if (this.waitsSince === null || createdAt < this.waitsSince) this.waitsSince = createdAt;
  }

  get now(): QueueNow {
    const { waiting, ringing, callbacks, waitsSince } = this;
    return { waiting, ringing, callbacks, waitsSince, lastHour: this.#lastHour };
  }
}

/** All of the call center together. */
export const queueNow = ({ tasks, recent }: World): QueueNow => {
  const queue = new Queue(recent.of(''));
  for (const task of tasks.values()) queue.add(task);
  return queue.now;
};

const countCalls = ({ calls }: World): LiveCallcenter['calls'] => {
  const counts = noCalls();
  for (const { kind } of calls.values()) counts[kind] += 1;
  return counts;
};

/** What every call center has at this moment, for those who watch. */
export const liveCallcenters = (callcenters: Callcenters): LiveCallcenter[] =>
  callcenters.ids().map((id) => {
    const { world, queueLength } = callcenters.find(id);
    const { waiting, callbacks, ringing } = queueNow(world);
    return {
      id,
      tasks: { waiting: waiting + callbacks, fetching: ringing },
      agents: countAgents(world),
      calls: countCalls(world),
      conversations: world.conversations.size,
      mailbox: queueLength,
    };
  });

/** Agents and tasks by work channel, those that hold none included. */
export const workChannelsNow = (world: World): WorkChannelNow[] => {
  const rows = new Map(
    [...world.workChannels.values()].map(
      ({ name }) =>
        [name, { queue: new Queue(world.recent.of(name)), agents: noAgents() }] as const,
    ),
  );
  for (const agent of world.agents.values()) {
    const row = rows.get(agent.workChannel);
    if (row !== undefined) row.agents[shownKind(agentState(agent))] += 1;
  }
  for (const task of world.tasks.values()) rows.get(task.enqueue.workChannel)?.queue.add(task);
  return [...rows].map(([workChannel, { queue, agents }]) => ({
    workChannel,
    agents,
    ...queue.now,
  }));
};

/** Queues by work channel and condition. */
class ConditionQueues {
  readonly #recent: World['recent'];
  readonly #queues = new Map<WorkChannelName, Map<ConditionName, Queue>>();

  constructor({ recent }: World) {
    this.#recent = recent;
  }

  of(workChannel: WorkChannelName, condition: ConditionName): Queue {
    let queues = this.#queues.get(workChannel);
    queues ??= new Map<ConditionName, Queue>();
    this.#queues.set(workChannel, queues);
    const known = queues.get(condition);
    if (known !== undefined) return known;
    const queue = new Queue(this.#recent.of(conditionKey(workChannel, condition)));
    queues.set(condition, queue);
    return queue;
  }

  get now(): ConditionNow[] {
    return [...this.#queues].flatMap(([workChannel, queues]) =>
      [...queues].map(([condition, queue]) => ({ workChannel, condition, ...queue.now })),
    );
  }
}

/** Tasks by condition, those conditions included that nobody waits on. A task may wait on several. */
export const conditionsNow = (world: World): ConditionNow[] => {
  const queues = new ConditionQueues(world);
  for (const { workChannel, name } of world.conditions.values()) queues.of(workChannel, name);
  for (const task of world.tasks.values()) {
    const names = conditionsOf(task);
    for (const name of names.length > 1 ? new Set(names) : names) {
      queues.of(task.enqueue.workChannel, name).add(task);
    }
  }
  return queues.now;
};

/** Who is logged in, by state. */
export const agentsNow = countAgents;
