import type { ReactNode } from 'react';
import { type ConditionFigures, type Stats, useConditionFigures } from '../live/use-stats.ts';
import { durationText } from '../ui/clock.tsx';
import { Table } from '../ui/table.tsx';
import { useWords } from '../words/words.ts';

interface RowData {
  readonly key: string;
  readonly name: string;
  readonly now: Stats['conditions'][number] | undefined;
  readonly today: ConditionFigures | undefined;
}

const rowsOf = (stats: Stats, today: readonly ConditionFigures[]): RowData[] => {
  const severalChannels = new Set(stats.conditions.map(({ channel }) => channel)).size > 1;
  return stats.conditions.map((now) => {
    const { channel, condition } = now;
    const same = (row: ConditionFigures) => row.channel === channel && row.condition === condition;
    const name = severalChannels ? `${condition} · ${channel}` : condition;
    return { key: `${channel} ${condition}`, name, now, today: today.find(same) };
  });
};

const Row = ({ row: { name, now, today } }: { readonly row: RowData }): ReactNode => {
  const level = today?.service_level ?? null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{now?.waiting ?? 0}</td>
      <td className="number">{durationText((now?.longest_wait_seconds ?? 0) * 1000)}</td>
      <td className="number">{level === null ? '–' : `${Math.round(level * 100)} %`}</td>
      <td className="number">{today?.answered ?? 0}</td>
      <td className="number">{today?.abandoned ?? 0}</td>
    </tr>
  );
};

/** Each condition: who waits on it now, and how it went today. */
export const Conditions = ({ stats }: { readonly stats: Stats | null }): ReactNode => {
  const { say } = useWords();
  const { data: today = [] } = useConditionFigures();
  const rows = stats === null ? [] : rowsOf(stats, today);
  const columns = [
    { key: 'condition', head: say('condition') },
    { key: 'waiting', head: say('waiting'), isNumber: true },
    { key: 'longest', head: say('longest-wait'), isNumber: true },
    { key: 'level', head: say('service-level'), isNumber: true },
    { key: 'answered', head: say('answered'), isNumber: true },
    { key: 'abandoned', head: say('abandoned'), isNumber: true },
  ];
  return (
    <section className="card conditions-card">
      <h2>{say('conditions')}</h2>
      {stats !== null && rows.length === 0 ? (
        <div className="empty">
          <strong>{say('no-conditions')}</strong>
          <span>{say('no-conditions-hint')}</span>
        </div>
      ) : (
        <Table label={say('conditions')} columns={columns}>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </Table>
      )}
    </section>
  );
};
