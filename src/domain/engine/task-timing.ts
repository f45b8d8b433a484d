import type { Instant } from '../ids.ts';
import type { QueueTask, RouteInProgress, TaskEntry } from '../queue-task.ts';

/** The clocks of all its entries begin to run. */
export const beginRoute = (
  now: Instant,
  number: number,
  entries: readonly TaskEntry[],
): RouteInProgress => ({
  number,
  since: now,
  rungMs: 0,
  open: entries.map((_, entry) => entry),
});

/**
 * The route after its search for an agent was held up by ringing one. The moment of now is not
 * counted as waiting, so that the search begins anew even for who said "now or never".
 */
export const resumeRoute = ({ route, phase }: QueueTask, now: Instant): RouteInProgress =>
  phase.kind === 'fetching'
    ? { ...route, rungMs: route.rungMs + now - phase.selection.at + 1 }
    : route;

/** Until when an entry of the present route may be waited on; null: without limit. */
export const waitsUntil = ({ route }: QueueTask, entry: TaskEntry): Instant | null => {
  const { queueTimeoutMs, timeoutMs } = entry;
  const limits = [queueTimeoutMs === null ? null : queueTimeoutMs + route.rungMs, timeoutMs];
  const known = limits.filter((limit) => limit !== null);
  return known.length === 0 ? null : route.since + Math.min(...known);
};

/** Until when a phone found by this entry is rung. */
export const ringsUntil = (task: QueueTask, entry: TaskEntry, now: Instant): Instant => {
  const phoneLimit = now + entry.fetchTimeoutMs;
  return entry.timeoutMs === null
    ? phoneLimit
    : Math.min(phoneLimit, task.route.since + entry.timeoutMs);
};

/** The entry of the present route with this number. */
export const entryOf = (task: QueueTask, number: number): TaskEntry => {
  const entry = task.routes[task.route.number]?.[number];
  if (entry === undefined) throw new Error(`task ${task.id} has no entry ${number}`);
  return entry;
};

/** When the first of the open entries runs out; null: never. */
export const nextRunOut = (task: QueueTask): Instant | null => {
  const ends = task.route.open
    .map((number) => waitsUntil(task, entryOf(task, number)))
    .filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
};

/** The open entries whose time is not up. */
export const stillOpen = (task: QueueTask, now: Instant): readonly number[] =>
  task.route.open.filter((number) => {
    const end = waitsUntil(task, entryOf(task, number));
    return end === null || end > now;
  });
