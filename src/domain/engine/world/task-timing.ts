import type { Instant } from '../../ids.ts';
import type { QueueTask, RouteInProgress, Selection, TaskEntry } from '../../queue-task.ts';

/**
 * The clocks of all its entries begin to run.
 * @param failed how many attempts of the task have failed
 */
export const beginRoute = (
  now: Instant,
  number: number,
  entries: readonly TaskEntry[],
  failed: number,
): RouteInProgress => ({
  number,
  since: now,
  failedBefore: failed,
  waitsSince: now,
  waitedMs: 0,
  open: entries.map((_, entry) => entry),
});

const wasRungBefore = ({ attempts }: QueueTask, { agent, at }: Selection): boolean =>
  attempts.some((attempt) => attempt.agent === agent && attempt.at <= at);

/**
 * The route after a phone was rung for it in vain. The time of ringing is not counted as waiting, unless the
 * same agent is rung again: else a task with only one agent would never reach the next route.
 * @param isNextFree another agent can be rung now. Then the wait ends a moment later, also that of entries
 * that said "now or never"
 */
export const resumeRoute = (
  task: QueueTask,
  now: Instant,
  isNextFree: boolean,
): RouteInProgress => {
  const { route, phase } = task;
  if (phase.kind !== 'fetching') return route;
  const waited = Math.max(0, phase.selection.at - route.waitsSince);
  const rung = wasRungBefore(task, phase.selection) ? Math.max(0, now - phase.selection.at) : 0;
  return {
    ...route,
    waitsSince: isNextFree ? now + 1 : now,
    waitedMs: route.waitedMs + waited + rung,
  };
};

/** Until when an entry of the present route may be waited on; null: without limit. */
export const waitsUntil = ({ route }: QueueTask, entry: TaskEntry): Instant | null => {
  const { queueTimeoutMs, timeoutMs } = entry;
  const ends = [
    queueTimeoutMs === null ? null : route.waitsSince - route.waitedMs + queueTimeoutMs,
    timeoutMs === null ? null : route.since + timeoutMs,
  ].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
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
