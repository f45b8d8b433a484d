import { z } from 'zod';
import type { Calendar } from '../../../operations/calendar.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import type { Interval } from '../../../operations/ports/reports.ts';
import { readReport, type ReportBy } from '../../../operations/report.ts';
import { phrase } from '../../../messages/phrase.ts';
import { callcenterId, members } from '../../schemas/fields.ts';
import { unfitting } from '../../protocol/invalid-argument.ts';
import { CSV_TYPE, reportCsv } from './csv.ts';
import { type AskedMoment, moment, momentIn, momentRule, timeZone } from './times.ts';
import { reportData, reportRowView } from './view.ts';
import { type Route, route } from '../../schemas/route.ts';
import { ruleText } from '../../protocol/rule.ts';

const DAY_MS = 86_400_000;
/** A report has at most some thousand rows. */
const MOST_DAYS: Record<ReportBy, number> = {
  hour: 62,
  day: 400,
  agent: 400,
  condition: 400,
  outcome: 400,
};

const KINDS = ['hour', 'day', 'agent', 'condition', 'outcome'] as const satisfies ReportBy[];
const JSON_TYPE = 'application/json';
const FORMATS = ['json', 'csv'] as const;

const query = members({
  from: moment.optional().meta({
    description: `from when: ${momentRule}; missing: since today began`,
  }),
  to: moment.optional().meta({ description: `until when: ${momentRule}; missing: now` }),
  by: z
    .enum(KINDS, { error: ruleText(phrase('one-of', { values: KINDS })) })
    .default('day')
    .meta({ description: 'what a row of the report stands for', examples: ['day'] }),
  timezone: timeZone,
  format: z
    .enum(FORMATS, { error: ruleText(phrase('one-of', { values: FORMATS })) })
    .optional()
    .meta({ description: 'json, or csv as "Accept: text/csv" has it too', examples: ['json'] }),
});

interface AskedInterval {
  readonly from?: AskedMoment | undefined;
  readonly to?: AskedMoment | undefined;
  readonly by: ReportBy;
  readonly timezone: Calendar;
}

const intervalOf = ({ from, to, by, timezone }: AskedInterval, now: number): Interval => {
  const interval = {
    from: from === undefined ? timezone.startOfDay(now) : momentIn(timezone, from),
    to: to === undefined ? now : momentIn(timezone, to),
  };
  const ms = interval.to - interval.from;
  // A day more for clocks that are put back, and for the day that has begun.
  if (ms > 0 && ms <= (MOST_DAYS[by] + 1) * DAY_MS) return interval;
  throw unfitting('query', 'to', phrase('end-of-report', { by, days: MOST_DAYS[by] }));
};

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: '/callcenter/:callcenter_id/report',
    id: 'getReport',
    summary: 'Report what happened in an interval, by hour, day, agent, condition or outcome.',
    description:
      'Hours and days in which nothing happened have a row too. An interval begins today if "from" is missing, ends now if "to" is, and comprises at most 400 days, by hour 62. By outcome, conversations are counted that began in the interval and whose note has an outcome: a row for each outcome and each agent who noted it.',
    params: members({ callcenter_id: callcenterId }),
    query,
    body: null,
    data: reportData,
    contents: [
      {
        type: CSV_TYPE,
        description: 'The rows in columns of the same names, those of "failed" as failed_CAUSE.',
        example: 'agent,offered,answered\r\nana,25,20\r\n',
      },
    ],
    refusals: [],
    expense: 'always',
    handle: async ({ params: { callcenter_id }, query, prefers }) => {
      const { by, timezone: calendar } = query;
      const format = query.format ?? (prefers([JSON_TYPE, CSV_TYPE]) === CSV_TYPE ? 'csv' : 'json');
      const interval = intervalOf(query, deps.clock.now());
      const report = await readReport(deps, callcenter_id, { interval, by, calendar });
      const result = report.rows.map((row) => reportRowView(row, calendar));
      if (format === 'csv') return reportCsv(by, result);
      return { ...interval, service_level_seconds: report.serviceLevelSeconds, result };
    },
  });

export const reportRoutes = (deps: OperationDeps): readonly Route[] => [get(deps)];
