import type { AgentName } from './ids.ts';
import type { QueueTask, TaskEntry } from './queue-task.ts';

/** Above all that users can write, and all that is raised by waiting: the agent's next task is this one. */
const BEFORE_ALL = 1_000_000_000;

const DIRECTED_FETCH_MS = 45_000;

/** The entry of a task that is to be offered to this agent next. */
export const directedEntry = (name: AgentName): TaskEntry => ({
  kind: 'agent',
  name,
  priority: BEFORE_ALL,
  timeoutMs: null,
  queueTimeoutMs: null,
  fetchTimeoutMs: DIRECTED_FETCH_MS,
});

/** Whom a route was made for to which somebody directed a task; null: it is one like others. */
export const directedBy = ([entry]: readonly TaskEntry[]): AgentName | null =>
  entry?.kind === 'agent' && entry.priority === BEFORE_ALL ? entry.name : null;

/** Whom the task is to be offered next; null: whoever matches. */
export const directedTo = ({ routes, route }: QueueTask): AgentName | null =>
  directedBy(routes[route.number] ?? []);
