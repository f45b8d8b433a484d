import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { api, BASE_URL } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/words.ts';
import { Plot, type PlotLine } from './plot.tsx';
import { type ReportRow, ReportTable } from './report-table.tsx';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const SPANS = ['today', 'week', 'month'] as const;
type Span = (typeof SPANS)[number];
const DAYS: Readonly<Record<Span, number>> = { today: 1, week: 7, month: 30 };
const INTERVALS = { today: 'hour', week: 'day', month: 'day' } as const;

/** From the midnight with which the span begins, where this browser is. */
const queryOf = (span: Span) => {
  const from = new Date();
  from.setHours(0, 0, 0, 0);
  from.setDate(from.getDate() + 1 - DAYS[span]);
  return { by: INTERVALS[span], from: from.toISOString(), timezone: ZONE };
};

const useReport = (span: Span) => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['report', callcenter, span],
    queryFn: async () => {
      const { result } = await api().call('GET', '/callcenter/{callcenter_id}/report', {
        path: { callcenter_id: callcenter },
        query: queryOf(span),
      });
      return result as readonly ReportRow[];
    },
    placeholderData: keepPreviousData,
  });
};

const usePlots = (rows: readonly ReportRow[]) => {
  const { say } = useWords();
  return useMemo(() => {
    const of = (part: 'offered' | 'answered' | 'abandoned') => ({
      ...{ label: say(part), values: rows.map((row) => row[part]) },
    });
    const calls: readonly PlotLine[] = [
      { ...of('offered'), color: '--quiet', dash: [6, 4] },
      { ...of('answered'), color: '--state-talking' },
      { ...of('abandoned'), color: '--danger', dash: [2, 3] },
    ];
    const values = rows.map(({ service_level: level }) => (level === null ? null : level * 100));
    const label = say('service-level-percent');
    const level: readonly PlotLine[] = [{ label, color: '--accent', values }];
    return { times: rows.map(({ from }) => from / 1000), calls, level };
  }, [rows, say]);
};

interface SpanPickerProps {
  readonly span: Span;
  readonly pick: (span: Span) => void;
}

const SpanPicker = ({ span, pick }: SpanPickerProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const query = new URLSearchParams({ ...queryOf(span), format: 'csv' }).toString();
  const csv = `${BASE_URL}/callcenter/${encodeURIComponent(callcenter)}/report?${query}`;
  return (
    <div className="buttons no-print" role="group" aria-label={say('span')}>
      {SPANS.map((each) => (
        <Button
          key={each}
          pressed={each === span}
          act={() => {
            pick(each);
          }}
        >
          {say(`span-${each}`)}
        </Button>
      ))}
      <a className="button" href={csv} download={`${callcenter}-${span}.csv`}>
        CSV
      </a>
      <Button
        act={() => {
          print();
        }}
      >
        {say('print')}
      </Button>
    </div>
  );
};

/** By hour a time of day, else a day. */
const useTimeText = (span: Span) => {
  const { say, locale } = useWords();
  const timeText = useMemo(() => {
    const style =
      INTERVALS[span] === 'hour'
        ? ({ timeStyle: 'short' } as const)
        : ({ month: 'numeric', day: 'numeric' } as const);
    const format = new Intl.DateTimeFormat(locale, style);
    return (seconds: number) => format.format(seconds * 1000);
  }, [locale, span]);
  return { timeText, timeLabel: say('time') };
};

const NO_ROWS: readonly ReportRow[] = [];

/** How it went: plotted, in a table, and to be taken along as CSV. */
const Reports = (): ReactNode => {
  const { say } = useWords();
  const [span, setSpan] = useState<Span>('today');
  const { data: rows = NO_ROWS, error } = useReport(span);
  const { times, calls, level } = usePlots(rows);
  const time = useTimeText(span);
  return (
    <section className="card form">
      <div className="card-head">
        <h2>{say('admin-reports')}</h2>
        <SpanPicker span={span} pick={setSpan} />
      </div>
      {error !== null && <Alert error={error} />}
      <h3>{say('plot-calls')}</h3>
      <Plot label={say('plot-calls')} times={times} lines={calls} {...time} />
      <h3>{say('plot-level')}</h3>
      <Plot label={say('plot-level')} times={times} lines={level} {...time} />
      <ReportTable rows={rows} byHour={INTERVALS[span] === 'hour'} />
    </section>
  );
};

export default Reports;
