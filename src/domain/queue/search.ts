import type { AgentName, Instant } from '../ids.ts';
import type { Line } from './line.ts';
import type { LineDirectory } from './line-directory.ts';
import type { AgentRecord } from './staff.ts';
import type { RankedStanding, Standing } from './waiting-line.ts';
import type { Match, WaitingTask } from './waiting-task.ts';

/** Where the search looks. */
export interface Everyone {
  readonly lines: LineDirectory;
  readonly agents: ReadonlyMap<AgentName, AgentRecord>;
}

const NOBODY: ReadonlySet<never> = new Set<never>();

/** The first entry in document order with a usable agent wins; within it the best agent. */
export const findAgent = (
  everyone: Everyone,
  task: WaitingTask,
  random: () => number,
): Match | null => {
  const passedOver = passedOverFor(everyone, task);
  for (const entry of task.entries) {
    const line = everyone.lines.find(task.workChannel, entry);
    if (line === undefined) continue;
    const slot = line.pool.pick(task.choice, membersAmong(everyone, line, passedOver), random);
    if (slot !== undefined) return { taskId: task.id, agent: line.pool.nameOf(slot), entry };
  }
  return null;
};

/** Of all tasks that wait on an entry the agent matches, the one that goes first. */
export const findTask = (
  everyone: Everyone,
  { agent, staff, slot }: AgentRecord,
  now: Instant,
): Match | null => {
  const accept = ({ record }: Standing): boolean => maySuit(everyone, record.task, agent.name);
  let best = null as RankedStanding | null;
  staff.forEachLine(slot, ({ waiting }) => {
    best = waiting.firstBefore(best, now, accept);
  });
  return best === null ? null : matchOf(best, agent.name);
};

/** Of all tasks in these lines that a usable agent there could take, the one that goes first. */
export const findMatch = (
  everyone: Everyone,
  openLines: Iterable<Line>,
  now: Instant,
  random: () => number,
): Match | null => {
  const accept = (standing: Standing): boolean => canBeServed(everyone, standing);
  let best: RankedStanding | null = null;
  for (const line of openLines) best = line.waiting.firstBefore(best, now, accept);
  return best === null ? null : findAgent(everyone, best.standing.record.task, random);
};

const matchOf = ({ standing }: RankedStanding, agent: AgentName): Match => ({
  taskId: standing.id,
  agent,
  entry: standing.entry,
});

/** Whether an agent who matches may be given the task. */
const maySuit = (everyone: Everyone, task: WaitingTask, name: AgentName): boolean => {
  if (task.excluded.includes(name)) return false;
  return !task.failed.includes(name) || !othersMatch(everyone, task);
};

const canBeServed = (everyone: Everyone, { line, record }: Standing): boolean =>
  line.pool.first(membersAmong(everyone, line, passedOverFor(everyone, record.task))) !== undefined;

const passedOverFor = (everyone: Everyone, task: WaitingTask): readonly AgentName[] => {
  if (task.failed.length === 0) return task.excluded;
  return othersMatch(everyone, task) ? [...task.excluded, ...task.failed] : task.excluded;
};

/** Whether anyone matches the task who was not rung for it in vain. */
const othersMatch = (everyone: Everyone, task: WaitingTask): boolean => {
  const ruledOut = [...task.excluded, ...task.failed];
  return task.entries.some((entry) => {
    const line = everyone.lines.find(task.workChannel, entry);
    return (
      line !== undefined && line.pool.memberCount > membersAmong(everyone, line, ruledOut).size
    );
  });
};

/** Slots of those who are members of the line. */
export const membersAmong = (
  { agents }: Everyone,
  { workChannel, pool }: Line,
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
