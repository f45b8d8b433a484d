import { SOON_MS } from '../domain/engine/world/recent-tasks.ts';
import type { AgentName, CallcenterId, ConditionName, WorkChannelName } from '../domain/ids.ts';
import type { Calendar } from './calendar.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import type { CountingRules, Interval, OutcomeTotals, Totals } from './ports/reports.ts';

/** What the rows of a report stand for. */
export type ReportBy = 'hour' | 'day' | 'agent' | 'condition' | 'outcome';

/** One row with what happened to callers and with the time of agents, and what it stands for. */
export type TotalsRow = { readonly totals: Totals } & (
  | { readonly by: 'time'; readonly interval: Interval }
  | { readonly by: 'agent'; readonly agent: AgentName }
  | {
      readonly by: 'condition';
      readonly workChannel: WorkChannelName;
      readonly condition: ConditionName | null;
    }
);

/** One row of a report, with what it stands for. */
export type ReportRow = TotalsRow | ({ readonly by: 'outcome' } & OutcomeTotals);

export interface Report {
  readonly serviceLevelSeconds: number;
  readonly rows: readonly ReportRow[];
}

type Deps = Pick<OperationDeps, 'callcenters' | 'reports' | 'clock'>;

/** @throws Refusal callcenter-not-found */
export const countingRules = ({ callcenters }: Deps, id: CallcenterId): CountingRules => {
  const { serviceLevelSeconds } = callcenters.find(id).world.callcenter.settings;
  return { inTimeMs: serviceLevelSeconds * 1000, soonMs: SOON_MS };
};

const byTime = async (
  { reports, clock }: Deps,
  id: CallcenterId,
  intervals: readonly Interval[],
  rules: CountingRules,
): Promise<ReportRow[]> => {
  const now = clock.now();
  const past = intervals.map(({ from, to }) => ({
    from: Math.min(from, now),
    to: Math.min(to, now),
  }));
  const totals = await reports.byInterval(id, past, rules);
  return intervals.flatMap((interval, number) => {
    const sums = totals[number];
    return sums === undefined ? [] : { by: 'time', interval, totals: sums };
  });
};

const rowsOf = async (
  deps: Deps,
  id: CallcenterId,
  { interval, by, calendar }: { interval: Interval; by: ReportBy; calendar: Calendar },
  rules: CountingRules,
): Promise<ReportRow[]> => {
  const past = { from: interval.from, to: Math.min(interval.to, deps.clock.now()) };
  switch (by) {
    case 'hour':
      return byTime(deps, id, calendar.hours(interval), rules);
    case 'day':
      return byTime(deps, id, calendar.days(interval), rules);
    case 'agent': {
      const rows = await deps.reports.byAgent(id, past, rules);
      return rows.map(({ agent, ...totals }) => ({ by, agent, totals }));
    }
    case 'outcome': {
      const rows = await deps.reports.byOutcome(id, past);
      return rows.map((row) => ({ by, ...row }));
    }
    case 'condition': {
      const rows = await deps.reports.byCondition(id, past, rules);
      return rows.map(({ workChannel, condition, ...totals }) => ({
        by,
        workChannel,
        condition,
        totals,
      }));
    }
  }
};

/**
 * What happened in an interval, by hours or days of a calendar, of which none is left out, or by who
 * or what took part.
 * @throws Refusal callcenter-not-found
 */
export const readReport = async (
  deps: Deps,
  id: CallcenterId,
  asked: { readonly interval: Interval; readonly by: ReportBy; readonly calendar: Calendar },
): Promise<Report> => {
  const rules = countingRules(deps, id);
  return {
    serviceLevelSeconds: rules.inTimeMs / 1000,
    rows: await rowsOf(deps, id, asked, rules),
  };
};
