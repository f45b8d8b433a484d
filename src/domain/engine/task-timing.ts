import type { Instant } from '../ids.ts';
import type { QueueTask, TaskEntry } from '../queue-task.ts';

/** Until when an entry of the present route may be waited on; null: without limit. */
export const waitsUntil = (task: QueueTask, entry: TaskEntry): Instant | null => {
  const limits = [entry.queueTimeoutMs, entry.timeoutMs].filter((limit) => limit !== null);
  return limits.length === 0 ? null : task.route.since + Math.min(...limits);
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
