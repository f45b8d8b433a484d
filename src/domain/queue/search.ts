import type { AgentName, Instant } from '../ids.ts';
import type { AgentRecord, Membership } from './agent-pool.ts';
import type { Line } from './line.ts';
import type { LineDirectory } from './line-directory.ts';
import type { RankedStanding, Standing } from './waiting-line.ts';
import type { Match, WaitingTask } from './waiting-task.ts';

const NOBODY: ReadonlySet<never> = new Set<never>();

/** The first entry in document order with a usable agent wins; within it the best agent. */
export const findAgent = (
  lines: LineDirectory,
  task: WaitingTask,
  random: () => number,
): Match | null => {
  const passedOver = passedOverFor(lines, task);
  for (const entry of task.entries) {
    const line = lines.find(task.workChannel, entry);
    if (line === undefined) continue;
    const member = line.pool.pick(task.choice, membersAmong(line, passedOver), random);
    if (member !== undefined) {
      return { taskId: task.id, agent: member.record.agent.name, entry };
    }
  }
  return null;
};

/** Of all tasks that wait on an entry the agent matches, the one that goes first. */
export const findTask = (
  lines: LineDirectory,
  { agent, memberships }: AgentRecord,
  now: Instant,
): Match | null => {
  const accept = ({ record }: Standing): boolean => maySuit(lines, record.task, agent.name);
  let best: RankedStanding | null = null;
  for (const { line } of memberships) best = line.waiting.firstBefore(best, now, accept);
  return best === null ? null : matchOf(best, agent.name);
};

/** Of all tasks in these lines that a usable agent there could take, the one that goes first. */
export const findMatch = (
  lines: LineDirectory,
  openLines: Iterable<Line>,
  now: Instant,
  random: () => number,
): Match | null => {
  const accept = (standing: Standing): boolean => canBeServed(lines, standing);
  let best: RankedStanding | null = null;
  for (const line of openLines) best = line.waiting.firstBefore(best, now, accept);
  return best === null ? null : findAgent(lines, best.standing.record.task, random);
};

const matchOf = ({ standing }: RankedStanding, agent: AgentName): Match => ({
  taskId: standing.id,
  agent,
  entry: standing.entry,
});

/** Whether an agent who matches may be given the task. */
const maySuit = (lines: LineDirectory, task: WaitingTask, name: AgentName): boolean => {
  if (task.excluded.includes(name)) return false;
  return !task.failed.includes(name) || !othersMatch(lines, task);
};

const canBeServed = (lines: LineDirectory, { line, record }: Standing): boolean =>
  line.pool.best(membersAmong(line, passedOverFor(lines, record.task))) !== undefined;

const passedOverFor = (lines: LineDirectory, task: WaitingTask): readonly AgentName[] => {
  if (task.failed.length === 0) return task.excluded;
  return othersMatch(lines, task) ? [...task.excluded, ...task.failed] : task.excluded;
};

/** Whether anyone matches the task who was not rung for it in vain. */
const othersMatch = (lines: LineDirectory, task: WaitingTask): boolean => {
  const ruledOut = [...task.excluded, ...task.failed];
  return task.entries.some((entry) => {
    const line = lines.find(task.workChannel, entry);
    return line !== undefined && line.members.size > membersAmong(line, ruledOut).size;
  });
};

const membersAmong = (line: Line, names: readonly AgentName[]): ReadonlySet<Membership> => {
  if (names.length === 0) return NOBODY;
  const members = new Set<Membership>();
  for (const name of names) {
    const member = line.members.get(name);
    if (member !== undefined) members.add(member);
  }
  return members;
};
