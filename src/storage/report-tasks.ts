import type { Knex } from 'knex';
import type { CallcenterId } from '../domain/ids.ts';
import type {
  CountingRules,
  FailureCause,
  HandlingTotals,
  Interval,
  TaskTotals,
} from '../operations/ports/reports.ts';
import { type Dialect, dialectOf, rowsOf } from './dialect.ts';
import { withIntervals } from './report-intervals.ts';

/** Rows that are grouped, as JSON of the values of the columns that they have in common. */
export type GroupKey = string;

type Counts = Omit<TaskTotals, 'p90WaitedMs'>;

interface CountedRow {
  /** JSON of Counts. */
  readonly counts: string;
  readonly p90: number | null;
}

interface TaskRow extends CountedRow {
  /** JSON of HandlingTotals. */
  readonly handling: string;
}

export interface CountedTasks {
  readonly tasks: TaskTotals;
  readonly handling: HandlingTotals;
}

const CAUSES: Record<FailureCause, FailureCause> = {
  timeout: 'timeout',
  reject: 'reject',
  call_fail: 'call_fail',
  cancel: 'cancel',
  forward: 'forward',
  overflow: 'overflow',
  closed: 'closed',
  key: 'key',
  callback: 'callback',
  error: 'error',
};

const ANSWERED = `outcome = 'success'`;
const ABANDONED = `outcome = 'hangup'`;

const countOf = (which: string): string => `count(*) FILTER (WHERE ${which})`;
const sumOf = (column: string, which: string): string =>
  `coalesce(sum(${column}) FILTER (WHERE ${which}), 0)`;

const countsIn = ({ object }: Dialect): string => `${object}(
  'offered', count(*),
  'answered', ${countOf(ANSWERED)},
  'answeredByLastAgent', ${countOf(`${ANSWERED} AND last_agent`)},
  'answeredInTime', ${countOf(`${ANSWERED} AND waited_ms <= :inTimeMs`)},
  'abandoned', ${countOf(ABANDONED)},
  'abandonedSoon', ${countOf(`${ABANDONED} AND waited_ms < :soonMs`)},
  'failed', ${object}(${Object.values(CAUSES)
    .map((cause) => `'${cause}', ${countOf(`outcome = '${cause}'`)}`)
    .join(', ')}),
  'waitedMs', ${sumOf('waited_ms', ANSWERED)},
  'abandonedAfterMs', ${sumOf('waited_ms', ABANDONED)},
  'rangMs', ${sumOf('rang_ms', ANSWERED)}
)`;

const handlingIn = ({ object }: Dialect): string => `${object}(
  'handled', count(talk_ms) FILTER (WHERE ${ANSWERED}),
  'talkMs', ${sumOf('talk_ms', ANSWERED)},
  'holdMs', ${sumOf('hold_ms', ANSWERED)},
  'wrapUpMs', ${sumOf('wrap_up_ms', ANSWERED)}
)`;

/** A task that another takes the place of is not counted: the other is, with the whole wait. */
const CALLERS = `callcenter_id = :callcenter AND is_caller AND outcome <> 'forward'`;
const RINGS = 'callcenter_id = :callcenter AND is_caller';
const WITHIN = 'ended_at >= :from AND ended_at < :to';

/** The shortest of the waits that nine of ten do not exceed, one among `share`s of waits. */
const P90 = 'min(waited_ms) FILTER (WHERE share >= 0.9)';

const taskTotals = ({ counts, p90 }: CountedRow): TaskTotals => ({
  ...(JSON.parse(counts) as Counts),
  p90WaitedMs: p90,
});

const countedTasks = (row: TaskRow): CountedTasks => ({
  tasks: taskTotals(row),
  handling: JSON.parse(row.handling) as HandlingTotals,
});

/** JSON has no order by which PostgreSQL could compare it; texts have. */
const keyOf = ({ array }: Dialect, columns: string): string => `CAST(${array}(${columns}) AS text)`;

/** For each interval one search in the order of time. */
const byInterval = (dialect: Dialect): string => `${withIntervals(dialect)}
  SELECT
    (SELECT ${countsIn(dialect)} FROM ended_task
      WHERE ${CALLERS} AND ended_at >= since AND ended_at < until) AS counts,
    (SELECT ${handlingIn(dialect)} FROM ended_task
      WHERE ${CALLERS} AND ended_at >= since AND ended_at < until) AS handling,
    (SELECT ${P90} FROM (
      SELECT waited_ms, cume_dist() OVER (ORDER BY waited_ms) AS share FROM ended_task
      WHERE ${CALLERS} AND ${ANSWERED} AND ended_at >= since AND ended_at < until
    ) AS answered) AS p90
  FROM interval ORDER BY key`;

export const tasksByInterval = async (
  knex: Knex,
  callcenter: CallcenterId,
  intervals: readonly Interval[],
  rules: CountingRules,
): Promise<CountedTasks[]> => {
  const bindings = { callcenter, intervals: JSON.stringify(intervals), ...rules };
  const rows = await rowsOf<TaskRow>(knex, byInterval(dialectOf(knex)), bindings);
  return rows.map(countedTasks);
};

/** @param more further totals of each group */
const grouped = (
  dialect: Dialect,
  table: string,
  which: string,
  columns: string,
  more = '',
): string => `
  WITH totals AS (
    SELECT ${keyOf(dialect, columns)} AS key, ${countsIn(dialect)} AS counts ${more}
    FROM ${table} WHERE ${which} AND ${WITHIN} GROUP BY ${columns}
  ),
  waits AS (
    SELECT ${keyOf(dialect, columns)} AS key, ${P90} AS p90 FROM (
      SELECT ${columns}, waited_ms,
        cume_dist() OVER (PARTITION BY ${columns} ORDER BY waited_ms) AS share
      FROM ${table} WHERE ${which} AND ${ANSWERED} AND ${WITHIN}
    ) AS answered GROUP BY ${columns}
  )
  SELECT totals.*, p90 FROM totals LEFT JOIN waits USING (key)`;

const byConditionIn = (dialect: Dialect): string =>
  grouped(
    dialect,
    'ended_task',
    CALLERS,
    'work_channel, condition',
    `, ${handlingIn(dialect)} AS handling`,
  );

export const tasksByCondition = async (
  knex: Knex,
  callcenter: CallcenterId,
  { from, to }: Interval,
  rules: CountingRules,
): Promise<Map<GroupKey, CountedTasks>> => {
  const bindings = { callcenter, from, to, ...rules };
  const sql = byConditionIn(dialectOf(knex));
  const rows = await rowsOf<TaskRow & { key: GroupKey }>(knex, sql, bindings);
  return new Map(rows.map((row) => [row.key, countedTasks(row)]));
};

export const ringsByAgent = async (
  knex: Knex,
  callcenter: CallcenterId,
  { from, to }: Interval,
  rules: CountingRules,
): Promise<Map<GroupKey, TaskTotals>> => {
  const bindings = { callcenter, from, to, ...rules };
  const sql = grouped(dialectOf(knex), 'ended_ring', RINGS, 'agent');
  const rows = await rowsOf<CountedRow & { key: GroupKey }>(knex, sql, bindings);
  return new Map(rows.map((row) => [row.key, taskTotals(row)]));
};

const handlingByAgentIn = (dialect: Dialect): string => `
  SELECT ${keyOf(dialect, 'agent')} AS key, ${handlingIn(dialect)} AS handling FROM ended_task
  WHERE ${CALLERS} AND ${ANSWERED} AND ${WITHIN} GROUP BY agent`;

export const handlingByAgent = async (
  knex: Knex,
  callcenter: CallcenterId,
  { from, to }: Interval,
): Promise<Map<GroupKey, HandlingTotals>> => {
  const rows = await rowsOf<{ key: GroupKey; handling: string }>(
    knex,
    handlingByAgentIn(dialectOf(knex)),
    { callcenter, from, to },
  );
  return new Map(rows.map(({ key, handling }) => [key, JSON.parse(handling) as HandlingTotals]));
};
