import type { Knex } from 'knex';
import type { CallcenterId, Instant } from '../domain/ids.ts';
import type { ActivityTotals, CountedActivity, Interval } from '../operations/ports/reports.ts';
import { type Dialect, dialectOf, rowsOf } from './dialect.ts';
import { withIntervals } from './report-intervals.ts';
import type { GroupKey } from './report-tasks.ts';

const COUNTED: Record<CountedActivity, true> = {
  online: true,
  idle: true,
  fetching: true,
  talk: true,
  hold: true,
  wrap_up: true,
  busy: true,
  away: true,
  productive: true,
  offline: true,
};

/** Each can be searched for by itself: the indexes of spans begin with it. */
export const ACTIVITIES = Object.keys(COUNTED) as readonly CountedActivity[];

const EVERY_ACTIVITY = ACTIVITIES.map((activity) => `'${activity}'`).join(', ');

/**
 * What each agent did at the moment `:from`, if they did it before: their last span that began earlier,
 * unless it was over by then. Names are found one after the other by the index.
 */
const goingOnIn = (rowKey: string): string => `
  WITH RECURSIVE name (agent) AS (
    SELECT min(agent) FROM agent_span WHERE callcenter_id = :callcenter
    UNION ALL
    SELECT (SELECT min(agent) FROM agent_span
      WHERE callcenter_id = :callcenter AND agent > name.agent)
    FROM name WHERE name.agent IS NOT NULL
  ),
  going_on AS (
    SELECT agent_span.* FROM name JOIN agent_span ON agent_span.${rowKey} = (
      SELECT ${rowKey} FROM agent_span
      WHERE callcenter_id = :callcenter AND agent = name.agent AND from_at < :from
      ORDER BY from_at DESC, ${rowKey} DESC LIMIT 1
    )
    WHERE to_at IS NULL OR to_at >= :from
  )`;

type Sum = Partial<Record<CountedActivity, readonly [count: number, ms: number]>>;

const countGoingOn = ({ rowKey }: Dialect): string => `${goingOnIn(rowKey('agent_span'))}
  SELECT activity, count(*) AS count FROM going_on GROUP BY activity`;

/** How many spans begin, or end, in an interval, and how long before its end. */
const sumsOf = ({ array, groupObject, elements }: Dialect, moment: string): string => `(
    SELECT ${groupObject}(every.value, (
      SELECT ${array}(count(*), coalesce(sum(until - ${moment}), 0)) FROM agent_span
      WHERE callcenter_id = :callcenter AND activity = every.value
        AND ${moment} >= since AND ${moment} < until
    )) FROM ${elements(`'${JSON.stringify(ACTIVITIES)}'`)} AS every
  )`;

const byIntervalIn = (dialect: Dialect): string => `${withIntervals(dialect)}
  SELECT ${sumsOf(dialect, 'from_at')} AS begun, ${sumsOf(dialect, 'to_at')} AS ended
  FROM interval ORDER BY key`;

const NOTHING = [0, 0] as const;

/**
 * The time in an interval is that of the spans which go on at its beginning, as if they lasted to its
 * end, and of those which begin in it, less what those which end in it do not last. So spans are
 * summed up where they begin and end, and need not be compared with each interval.
 */
const timesIn = (
  { from, to }: Interval,
  goingOn: Map<CountedActivity, number>,
  begun: Sum,
  ended: Sum,
): ActivityTotals => {
  const totals: Partial<Record<CountedActivity, number>> = {};
  const names = [...goingOn.keys(), ...Object.keys(begun), ...Object.keys(ended)];
  for (const activity of new Set(names as CountedActivity[])) {
    const [began, beganMs] = begun[activity] ?? NOTHING;
    const [ends, endedMs] = ended[activity] ?? NOTHING;
    const before = goingOn.get(activity) ?? 0;
    const ms = before * (to - from) + beganMs - endedMs;
    if (ms > 0) totals[activity] = ms;
    goingOn.set(activity, before + began - ends);
  }
  return totals;
};

const goingOnAt = async (
  knex: Knex,
  callcenter: CallcenterId,
  from: Instant,
): Promise<Map<CountedActivity, number>> => {
  const rows = await rowsOf<{ activity: CountedActivity; count: number }>(
    knex,
    countGoingOn(dialectOf(knex)),
    { callcenter, from },
  );
  return new Map(rows.map(({ activity, count }) => [activity, count]));
};

/** @param intervals one after the other without a gap, none of them in the future */
export const activitiesByInterval = async (
  knex: Knex,
  callcenter: CallcenterId,
  intervals: readonly Interval[],
): Promise<ActivityTotals[]> => {
  const goingOn = await goingOnAt(knex, callcenter, intervals[0]?.from ?? 0);
  const sums = await rowsOf<{ begun: string; ended: string }>(knex, byIntervalIn(dialectOf(knex)), {
    callcenter,
    intervals: JSON.stringify(intervals),
  });
  return intervals.map((interval, number) => {
    const { begun = '{}', ended = '{}' } = sums[number] ?? {};
    return timesIn(interval, goingOn, JSON.parse(begun) as Sum, JSON.parse(ended) as Sum);
  });
};

const sumBy = ({ array, least, greatest, rowKey }: Dialect, columns: string): string => `
  ${goingOnIn(rowKey('agent_span'))}
  SELECT CAST(${array}(${columns}) AS text) AS key, activity,
    sum(${least}(coalesce(to_at, :to), :to) - ${greatest}(from_at, :from)) AS ms
  FROM (
    SELECT * FROM going_on
    UNION ALL
    SELECT * FROM agent_span
    WHERE callcenter_id = :callcenter AND activity IN (${EVERY_ACTIVITY})
      AND from_at >= :from AND from_at < :to
  ) AS span
  GROUP BY ${columns}, activity`;

interface SumRow {
  readonly key: GroupKey;
  readonly activity: CountedActivity;
  readonly ms: number;
}

/** @param columns what the spans of a group have in common */
export const sumOfActivities = async (
  knex: Knex,
  callcenter: CallcenterId,
  { from, to }: Interval,
  columns: readonly ('agent' | 'work_channel' | 'condition')[],
): Promise<Map<GroupKey, ActivityTotals>> => {
  const sql = sumBy(dialectOf(knex), columns.join(', '));
  const rows = await rowsOf<SumRow>(knex, sql, { callcenter, from, to });
  const sums = new Map<GroupKey, Partial<Record<CountedActivity, number>>>();
  for (const { key, activity, ms } of rows) sums.set(key, { ...sums.get(key), [activity]: ms });
  return sums;
};
