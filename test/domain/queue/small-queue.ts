import { compileSort, compileWhere } from '../../../src/domain/condition/compile.ts';
import type {
  AgentName,
  ConditionName,
  QueueTaskId,
  WorkChannelName,
} from '../../../src/domain/ids.ts';
import type { QueueAgent } from '../../../src/domain/queue/queue-agent.ts';
import type { QueueCondition } from '../../../src/domain/queue/queue-condition.ts';
import { QueueIndex } from '../../../src/domain/queue/queue-index.ts';
import type { EntryAim, QueueEntry, WaitingTask } from '../../../src/domain/queue/waiting-task.ts';

/* A queue of one work channel and one condition, for tests of who is chosen. */

export const SUPPORT = 'support' as WorkChannelName;
/** Milliseconds of a day. */
export const NOON = 43_200_000;
export const SECOND = 1000;
/** A random number that is always the same. */
export const half = (): number => 0.5;

/** Usable, and with a skill in complaints unless told otherwise. */
export const agent = (name: string, given: Partial<QueueAgent> = {}): QueueAgent => ({
  name: name as AgentName,
  workChannel: SUPPORT,
  skills: new Map([['complaints', 50]]),
  lastConversationEndedAt: null,
  usable: true,
  ...given,
});

/** A stored condition of the work channel. */
export const condition = (
  name: string,
  where: string,
  given: { sort?: string; priority?: number } = {},
): QueueCondition => ({
  name: name as ConditionName,
  workChannel: SUPPORT,
  where: compileWhere(where),
  sort: compileSort(given.sort ?? '0'),
  priority: given.priority ?? 0,
});

/** An entry of a route. */
export const on = (kind: EntryAim['kind'], name: string, priority: number | null = null) =>
  ({ kind, name, priority }) as Omit<QueueEntry, 'number'>;

/** Waits since noon, and takes agents at random unless told otherwise. */
export const task = (
  id: string,
  entries: readonly Omit<QueueEntry, 'number'>[],
  given: Partial<WaitingTask> = {},
): WaitingTask => ({
  id: id as QueueTaskId,
  workChannel: SUPPORT,
  since: NOON,
  priorityRaise: null,
  choice: 'random',
  excluded: [],
  failed: [],
  paused: [],
  entries: entries.map((entry, number) => ({ ...entry, number }) as QueueEntry),
  ...given,
});

export const names = (...list: string[]): AgentName[] => list as AgentName[];
export const complaints = [on('condition', 'complaints')];

/** An index with the condition `complaints` and these agents and tasks. */
export const queue = (
  agents: readonly QueueAgent[] = [],
  tasks: readonly WaitingTask[] = [],
): QueueIndex => {
  const index = new QueueIndex();
  index.putCondition(condition('complaints', "'complaints' in skills"));
  for (const each of agents) index.putAgent(each);
  for (const each of tasks) index.putTask(each);
  return index;
};

/** The agent whom a task would be given now; undefined: none. */
export const chosen = (index: QueueIndex, asked: WaitingTask, random = half): string | undefined =>
  index.bestAgentFor(asked, random)?.agent;

/** The task that an agent would take now; undefined: none. */
export const taken = (index: QueueIndex, name: string, now = NOON): string | undefined =>
  index.bestTaskFor(name as AgentName, now)?.taskId;

/** Served one after the other by this agent, each at its time. */
export const servedBy = (index: QueueIndex, name: string, times: readonly number[]): string[] =>
  times.map((now) => {
    const id = taken(index, name, now) ?? 'none';
    index.removeTask(id as QueueTaskId);
    return id;
  });
