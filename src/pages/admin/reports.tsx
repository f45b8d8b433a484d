import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/words.ts';
import { AgentsDay } from './agents-day.tsx';
import { HeatMap } from './heat-map.tsx';
import { Plot, type PlotLine } from './plot.tsx';
import { csvAddress, CsvLink, dayBefore, ZONE } from './report-query.tsx';
import { type ReportRow, ReportTable } from './report-table.tsx';

const SPANS = ['today', 'week', 'month'] as const;
type Span = (typeof SPANS)[number];
const DAYS: Readonly<Record<Span, number>> = { today: 1, week: 7, month: 30 };
const INTERVALS = { today: 'hour', week: 'day', month: 'day' } as const;

const queryOf = (span: Span) =>
  ({ by: INTERVALS[span], from: dayBefore(DAYS[span]), timezone: ZONE }) as const;

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
    const waits: readonly PlotLine[] = [
      {
        ...{ label: say('wait-average'), color: '--state-fetching' },
        values: rows.map((row) => row.average_wait_seconds),
      },
      {
        ...{ label: say('wait-p90'), color: '--quiet', dash: [6, 4] },
        values: rows.map((row) => row.p90_wait_seconds),
      },
    ];
    return { times: rows.map(({ from }) => from / 1000), calls, waits, level };
  }, [rows, say]);
};

interface SpanPickerProps {
  readonly span: Span;
  readonly pick: (span: Span) => void;
}

const SpanPicker = ({ span, pick }: SpanPickerProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
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
      <CsvLink address={csvAddress(callcenter, queryOf(span))} name={`${callcenter}-${span}.csv`} />
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

/** How far a scale goes at least, so that little is not drawn as much. */
const LEAST_TOP = { calls: 5, waits: 10, level: 100 };

const NO_ROWS: readonly ReportRow[] = [];

/** How it went: plotted, in a table, and to be taken along as CSV. */
const Reports = (): ReactNode => {
  const { say } = useWords();
  const [span, setSpan] = useState<Span>('today');
  const { data: rows = NO_ROWS, error } = useReport(span);
  const { times, calls, waits, level } = usePlots(rows);
  const time = useTimeText(span);
  const plot = (label: string, lines: readonly PlotLine[], least: number) => (
    <>
      <h3>{label}</h3>
      <Plot {...{ label, times, lines, least, ...time }} />
    </>
  );
  return (
    <>
      <section className="card form">
        <div className="card-head">
          <h2>{say('admin-reports')}</h2>
          <SpanPicker span={span} pick={setSpan} />
        </div>
        {error !== null && <Alert error={error} />}
        {plot(say('plot-calls'), calls, LEAST_TOP.calls)}
        {plot(say('plot-waits'), waits, LEAST_TOP.waits)}
        {plot(say('plot-level'), level, LEAST_TOP.level)}
        <ReportTable rows={rows} byHour={INTERVALS[span] === 'hour'} />
      </section>
      <AgentsDay days={DAYS[span]} />
      <HeatMap />
    </>
  );
};

export default Reports;
