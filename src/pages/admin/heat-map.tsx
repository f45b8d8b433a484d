import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Alert } from '../ui/alert.tsx';
import { useWords } from '../words/words.ts';
import { csvAddress, CsvLink, dayBefore, ZONE } from './report-query.tsx';
import type { ReportRow } from './report-table.tsx';

const WEEKS = 4;
const DAYS = 7;
const HOURS = 24;
/** A Monday, from which the names of days are taken. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
/** Each third hour has its name above it: all would not fit. */
const NAMED_EACH = 3;

const query = () => ({ by: 'hour', from: dayBefore(WEEKS * DAYS), timezone: ZONE }) as const;

const useWeeks = () => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['report-weeks', callcenter],
    queryFn: async () => {
      const path = { callcenter_id: callcenter };
      const REPORT = '/callcenter/{callcenter_id}/report';
      const { result } = await api().call('GET', REPORT, { path, query: query() });
      return result as readonly ReportRow[];
    },
  });
};

/** Callers of each hour of the week, Monday first, where this browser is. */
const sumsOf = (rows: readonly ReportRow[]): readonly (readonly number[])[] => {
  const sums = Array.from({ length: DAYS }, () => Array.from({ length: HOURS }, () => 0));
  for (const { from, offered } of rows) {
    const at = new Date(from);
    const day = sums[(at.getDay() + DAYS - 1) % DAYS];
    if (day !== undefined) day[at.getHours()] = (day[at.getHours()] ?? 0) + offered;
  }
  return sums;
};

interface DayProps {
  readonly name: string;
  readonly counts: readonly number[];
  readonly most: number;
}

const Day = ({ name, counts, most }: DayProps): ReactNode => {
  const { say } = useWords();
  return (
    <tr>
      <th scope="row">{name}</th>
      {counts.map((count, hour) => {
        const part = most === 0 ? 0 : count / most;
        const style = {
          background: `color-mix(in srgb, var(--accent) ${Math.round(part * 100)}%, var(--raised))`,
        };
        return (
          <td key={hour} style={style} title={say('heat-cell', { day: name, hour, count })}>
            <span className="unseen">{count}</span>
          </td>
        );
      })}
    </tr>
  );
};

/** When people call: each hour of the week. */
export const HeatMap = (): ReactNode => {
  const { say, locale } = useWords();
  const { callcenter } = useSession();
  const { data, error } = useWeeks();
  const sums = useMemo(() => sumsOf(data ?? []), [data]);
  const most = Math.max(...sums.flat());
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <section className="card form">
      <div className="card-head">
        <h2>{say('plot-heat')}</h2>
        <CsvLink address={csvAddress(callcenter, query())} name={`${callcenter}-hours.csv`} />
      </div>
      <p className="quiet">{most === 0 ? say('no-callers') : say('plot-heat-hint')}</p>
      {error !== null && <Alert error={error} />}
      <div className="table-room" tabIndex={0} role="region" aria-label={say('plot-heat')}>
        <table className="heat">
          <thead>
            <tr>
              <td />
              {Array.from({ length: HOURS }, (_, hour) => (
                <th key={hour} scope="col">
                  <span className={hour % NAMED_EACH === 0 ? undefined : 'unseen'}>{hour}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sums.map((counts, day) => (
              <Day key={day} {...{ counts, most, name: format.format(MONDAY + day * DAY_MS) }} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
