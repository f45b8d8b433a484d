import type { Knex } from 'knex';
import type { CallcenterId } from '../domain/ids.ts';
import type { CallbackTotals, Interval } from '../operations/ports/reports.ts';
import { type Dialect, dialectOf, rowsOf } from './dialect.ts';
import { withIntervals } from './report-intervals.ts';
import type { GroupKey } from './report-tasks.ts';

const countOf = (what: string): string => `count(*) FILTER (WHERE what = '${what}')`;

const totalsIn = ({ object }: Dialect): string => `${object}(
  'asked', ${countOf('asked')},
  'reached', ${countOf('reached')},
  'givenUp', ${countOf('given_up')},
  'withdrawn', ${countOf('withdrawn')},
  'reachedAfterMs', coalesce(sum(after_ms) FILTER (WHERE what = 'reached'), 0)
)`;

const byInterval = (dialect: Dialect): string => `${withIntervals(dialect)}
  SELECT (SELECT ${totalsIn(dialect)} FROM counted_callback
    WHERE callcenter_id = :callcenter AND at >= since AND at < until) AS totals
  FROM interval ORDER BY key`;

interface TotalsRow {
  /** JSON of CallbackTotals. */
  readonly totals: string;
}

export const callbacksByInterval = async (
  knex: Knex,
  callcenter: CallcenterId,
  intervals: readonly Interval[],
): Promise<CallbackTotals[]> => {
  const bindings = { callcenter, intervals: JSON.stringify(intervals) };
  const rows = await rowsOf<TotalsRow>(knex, byInterval(dialectOf(knex)), bindings);
  return rows.map(({ totals }) => JSON.parse(totals) as CallbackTotals);
};

/** @param columns what those of a group have in common; none of the first is left out */
export const callbacksBy = async (
  knex: Knex,
  callcenter: CallcenterId,
  { from, to }: Interval,
  columns: readonly ['agent'] | readonly ['work_channel', 'condition'],
): Promise<Map<GroupKey, CallbackTotals>> => {
  const dialect = dialectOf(knex);
  const rows = await rowsOf<TotalsRow & { key: GroupKey }>(
    knex,
    `SELECT ${dialect.array}(${columns.join(', ')}) AS key, ${totalsIn(dialect)} AS totals FROM counted_callback
      WHERE callcenter_id = :callcenter AND at >= :from AND at < :to AND ${columns[0]} IS NOT NULL
      GROUP BY ${columns.join(', ')}`,
    { callcenter, from, to },
  );
  return new Map(rows.map(({ key, totals }) => [key, JSON.parse(totals) as CallbackTotals]));
};
