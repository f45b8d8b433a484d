import type { AgentName, Instant } from '../ids.ts';
import type { EntryQueue } from './entry-queue.ts';
import type { EntryQueues } from './entry-queues.ts';
import type { AgentRecord } from './staff.ts';
import type { RankedEntry, QueuedEntry } from './priority-queue.ts';
import type { Match, WaitingTask } from './waiting-task.ts';

/** What a search looks through. */
export interface SearchScope {
  readonly queues: EntryQueues;
  readonly agents: ReadonlyMap<AgentName, AgentRecord>;
}

const NOBODY: ReadonlySet<never> = new Set<never>();

/** The best agent of the first entry in document order that has a usable agent. */
export const findAgent = (
  scope: SearchScope,
  task: WaitingTask,
  random: () => number,
): Match | null => {
  const skipped = agentsToSkip(scope, task);
  for (const entry of task.entries) {
    const queue = scope.queues.find(task.workChannel, entry);
    if (queue === undefined) continue;
    const slot = queue.pool.pick(task.choice, membersAmong(scope, queue, skipped), random);
    if (slot !== undefined) return { taskId: task.id, agent: queue.pool.nameOf(slot), entry };
  }
  return null;
};

/** Of all tasks that wait on an entry the agent matches, the one that goes first. */
export const findTask = (
  scope: SearchScope,
  { agent, staff, slot }: AgentRecord,
  now: Instant,
): Match | null => {
  const accept = ({ record }: QueuedEntry): boolean => maySuit(scope, record.task, agent.name);
  let best = null as RankedEntry | null;
  staff.forEachQueue(slot, ({ waiting }) => {
    best = waiting.firstBefore(best, now, accept);
  });
  return best === null ? null : matchOf(best, agent.name);
};

/** Of all tasks in these queues that one of their usable agents could take, the one that goes first. */
export const findMatch = (
  scope: SearchScope,
  openLines: Iterable<EntryQueue>,
  now: Instant,
  random: () => number,
): Match | null => {
  const accept = (queued: QueuedEntry): boolean => canBeServed(scope, queued);
  let best: RankedEntry | null = null;
  for (const queue of openLines) best = queue.waiting.firstBefore(best, now, accept);
  return best === null ? null : findAgent(scope, best.queued.record.task, random);
};

const matchOf = ({ queued }: RankedEntry, agent: AgentName): Match => ({
  taskId: queued.id,
  agent,
  entry: queued.entry,
});

/** Whether an agent who matches may be given the task. */
const maySuit = (scope: SearchScope, task: WaitingTask, name: AgentName): boolean => {
  if (task.excluded.includes(name)) return false;
  if (!task.failed.includes(name)) return true;
  return !task.paused.includes(name) && !otherAgentsMatch(scope, task);
};

const canBeServed = (scope: SearchScope, { queue, record }: QueuedEntry): boolean =>
  queue.pool.first(membersAmong(scope, queue, agentsToSkip(scope, record.task))) !== undefined;

const agentsToSkip = (scope: SearchScope, task: WaitingTask): readonly AgentName[] => {
  if (task.failed.length === 0) return task.excluded;
  return [...task.excluded, ...(otherAgentsMatch(scope, task) ? task.failed : task.paused)];
};

/** Whether an agent matches the task whom it has not been tried with yet. */
export const otherAgentsMatch = (scope: SearchScope, task: WaitingTask): boolean => {
  const ruledOut = [...task.excluded, ...task.failed];
  return task.entries.some((entry) => {
    const queue = scope.queues.find(task.workChannel, entry);
    return (
      queue !== undefined && queue.pool.memberCount > membersAmong(scope, queue, ruledOut).size
    );
  });
};

/** The slots of those of these agents who could serve the queue. */
export const membersAmong = (
  { agents }: SearchScope,
  { workChannel, pool }: EntryQueue,
  names: readonly AgentName[],
): ReadonlySet<number> => {
  if (names.length === 0) return NOBODY;
  const members = new Set<number>();
  for (const name of names) {
    const record = agents.get(name);
    if (record?.staff.workChannel === workChannel && pool.has(record.slot))
      members.add(record.slot);
  }
  return members;
};
