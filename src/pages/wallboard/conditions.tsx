import { memo, type ReactNode, useMemo } from 'react';
import { type ConditionFigures, type Figures, useConditionFigures } from '../live/use-stats.ts';
import { Clock, durationText } from '../ui/clock.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useWords } from '../words/words.ts';
import { IS_TV, shownOf, useRoom } from './wall.ts';

interface RowProps {
  readonly name: string;
  readonly waiting: number;
  /** null: none waits. */
  readonly waitsSince: number | null;
  /** Of the last hour; null: nobody was offered. */
  readonly level: number | null;
  readonly answered: number;
  readonly abandoned: number;
  /** Something of it is beyond its threshold. */
  readonly alert: boolean;
}

const rowOf = (
  figures: Figures,
  now: Figures['conditions'][number],
  today: ConditionFigures | undefined,
): RowProps => {
  const { channel, condition, waiting, waits_since: waitsSince, hour } = now;
  const severalChannels = figures.channels.length > 1;
  return {
    ...{ name: severalChannels ? `${condition} · ${channel}` : condition, waiting, waitsSince },
    ...{ level: hour.service_level, answered: today?.answered ?? 0 },
    abandoned: today?.abandoned ?? 0,
    alert: figures.alerts.some(
      (alert) => alert.channel === channel && alert.condition === condition,
    ),
  };
};

const rowsOf = (figures: Figures, today: readonly ConditionFigures[]): readonly RowProps[] => {
  const key = (channel: string, condition: string | null) => `${channel}/${condition ?? ''}`;
  const known = new Map(today.map((row) => [key(row.channel, row.condition), row]));
  return figures.conditions.map((now) =>
    rowOf(figures, now, known.get(key(now.channel, now.condition))),
  );
};

/** Drawn anew where something of it changed alone: others of fifty did not. */
const Row = memo(
  ({ name, waiting, waitsSince, level, answered, abandoned, alert }: RowProps): ReactNode => (
    <tr data-alert={alert}>
      <th scope="row">
        {alert && <span aria-hidden="true">▲ </span>}
        {name}
      </th>
      <td className="number">{waiting}</td>
      <td className="number">
        {waitsSince === null ? durationText(0) : <Clock since={waitsSince} />}
      </td>
      <td className="number">{level === null ? '–' : `${Math.round(level * 100)} %`}</td>
      <td className="number">{answered}</td>
      <td className="number">{abandoned}</td>
    </tr>
  ),
);

const Empty = (): ReactNode => {
  const { say } = useWords();
  return (
    <div className="empty">
      <strong>{say('no-conditions')}</strong>
      <span>{say('no-conditions-hint')}</span>
    </div>
  );
};

const NOBODY: readonly ConditionFigures[] = [];

interface RowsProps {
  readonly rows: readonly RowProps[];
}

const useColumns = (): readonly Column[] => {
  const { say } = useWords();
  return [
    { key: 'condition', head: say('condition') },
    { key: 'waiting', head: say('waiting'), isNumber: true },
    { key: 'longest', head: say('longest-wait'), isNumber: true },
    { key: 'level', head: say('service-level'), isNumber: true },
    { key: 'answered', head: say('answered'), isNumber: true },
    { key: 'abandoned', head: say('abandoned'), isNumber: true },
  ];
};

const All = ({ rows }: RowsProps): ReactNode => {
  const { say } = useWords();
  return (
    <Table label={say('conditions')} columns={useColumns()}>
      {rows.map((row) => (
        <Row key={row.name} {...row} />
      ))}
    </Table>
  );
};

/** Those with an alert first, then those on which most wait. */
const byNeed = (one: RowProps, other: RowProps): number =>
  Number(other.alert) - Number(one.alert) || other.waiting - one.waiting;

/** As many as fit on the wall, those that matter most. */
const Foremost = ({ rows }: RowsProps): ReactNode => {
  const { say } = useWords();
  const columns = useColumns();
  const { room, rows: places } = useRoom();
  const shown = shownOf(rows.length, places - 1);
  return (
    <div className="wall-room" ref={room}>
      <Table label={say('conditions')} columns={columns}>
        {rows
          .toSorted(byNeed)
          .slice(0, shown)
          .map((row) => (
            <Row key={row.name} {...row} />
          ))}
        {shown < rows.length && (
          <tr>
            <td className="quiet" colSpan={columns.length}>
              {say('and-more', { count: rows.length - shown })}
            </td>
          </tr>
        )}
      </Table>
    </div>
  );
};

const Shown = IS_TV ? Foremost : All;

/** Each condition: who waits on it now, and how it went. */
export const Conditions = ({ figures }: { readonly figures: Figures | null }): ReactNode => {
  const { say } = useWords();
  const { data: today = NOBODY } = useConditionFigures();
  const rows = useMemo(() => (figures === null ? [] : rowsOf(figures, today)), [figures, today]);
  return (
    <section className="card conditions-card">
      <h2>{say('conditions')}</h2>
      {figures !== null && rows.length === 0 ? <Empty /> : <Shown rows={rows} />}
    </section>
  );
};
