import { type RecentCounts, serviceLevelOf } from '../domain/engine/world/recent-tasks.ts';
import type { CountedActivity, Totals } from './ports/reports.ts';

/** Ratios and means of what was counted. Seconds to the millisecond; null: there is nothing to divide by. */
export interface DerivedFigures {
  /** The share of those who were answered in time, without those who hung up soon, came while it was closed, or left by a key or to be called back. */
  readonly serviceLevel: number | null;
  readonly averageWaitSeconds: number | null;
  readonly p90WaitSeconds: number | null;
  readonly averageAbandonSeconds: number | null;
  readonly averageRingSeconds: number | null;
  readonly averageTalkSeconds: number | null;
  readonly averageHoldSeconds: number | null;
  readonly averageWrapUpSeconds: number | null;
  readonly averageCallbackSeconds: number | null;
  /** The share of the time in which agents were ready for callers that they were busy with them. */
  readonly occupancy: number | null;
}

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

const mean = (sumMs: number, count: number): number | null =>
  count === 0 ? null : Math.round(sumMs / count) / 1000;

const WORK = ['talk', 'hold', 'wrap_up'] as const satisfies CountedActivity[];
const READY = ['idle', 'fetching', ...WORK] as const satisfies CountedActivity[];
/** An agent who is offline counts as gone, though they did not log out. */
export const LOGGED_IN = [
  'online',
  'busy',
  'away',
  'productive',
  ...READY,
] as const satisfies CountedActivity[];

/** How long agents did any of these, in ms. */
export const sumOf = (
  activityMs: Totals['activityMs'],
  activities: readonly CountedActivity[],
): number => activities.reduce((sum, activity) => sum + (activityMs[activity] ?? 0), 0);

const recentOf = ({ failed, ...tasks }: Totals['tasks']): RecentCounts => ({
  ...tasks,
  leftByChoice: failed.closed + failed.key + failed.callback,
});

/** What follows from totals, as call centers define it. */
export const derive = ({ tasks, callbacks, handling, activityMs }: Totals): DerivedFigures => ({
  serviceLevel: serviceLevelOf(recentOf(tasks)),
  averageWaitSeconds: mean(tasks.waitedMs, tasks.answered),
  p90WaitSeconds: tasks.p90WaitedMs === null ? null : tasks.p90WaitedMs / 1000,
  averageAbandonSeconds: mean(tasks.abandonedAfterMs, tasks.abandoned),
  averageRingSeconds: mean(tasks.rangMs, tasks.answered),
  averageTalkSeconds: mean(handling.talkMs, handling.handled),
  averageHoldSeconds: mean(handling.holdMs, handling.handled),
  averageWrapUpSeconds: mean(handling.wrapUpMs, handling.handled),
  averageCallbackSeconds: mean(callbacks.reachedAfterMs, callbacks.reached),
  occupancy: ratio(sumOf(activityMs, WORK), sumOf(activityMs, READY)),
});
