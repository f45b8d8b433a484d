import type { ReactNode } from 'react';
import type { components } from '../../client/index.ts';
import { durationText } from '../ui/clock.tsx';
import { Table } from '../ui/table.tsx';
import { useWords } from '../words/words.ts';

export type ReportRow = components['schemas']['TimeFigures'];

const percent = (part: number | null): string =>
  part === null ? '–' : `${Math.round(part * 100)} %`;
const seconds = (value: number | null): string =>
  value === null ? '–' : durationText(value * 1000);

interface ReportTableProps {
  readonly rows: readonly ReportRow[];
  /** Whether a row is an hour; else a day. */
  readonly byHour: boolean;
}

/** The figures of a report, as they are plotted. */
export const ReportTable = ({ rows, byHour }: ReportTableProps): ReactNode => {
  const { say, locale } = useWords();
  const style = byHour ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium' } as const);
  const time = new Intl.DateTimeFormat(locale, style);
  const columns = [
    { key: 'time', head: say('time') },
    { key: 'offered', head: say('offered'), isNumber: true },
    { key: 'answered', head: say('answered'), isNumber: true },
    { key: 'abandoned', head: say('abandoned'), isNumber: true },
    { key: 'level', head: say('service-level'), isNumber: true },
    { key: 'wait', head: say('average-wait'), isNumber: true },
    { key: 'talk', head: say('average-talk'), isNumber: true },
  ];
  return (
    <Table label={say('admin-reports')} columns={columns}>
      {rows.map((row) => (
        <tr key={row.from}>
          <th scope="row">{time.format(row.from)}</th>
          <td className="number">{row.offered}</td>
          <td className="number">{row.answered}</td>
          <td className="number">{row.abandoned}</td>
          <td className="number">{percent(row.service_level)}</td>
          <td className="number">{seconds(row.average_wait_seconds)}</td>
          <td className="number">{seconds(row.average_talk_seconds)}</td>
        </tr>
      ))}
    </Table>
  );
};
