import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Alert } from '../ui/alert.tsx';
import { durationText } from '../ui/clock.tsx';
import { Table } from '../ui/table.tsx';
import { useWords } from '../words/words.ts';
import { csvAddress, CsvLink, dayBefore, ZONE } from './report-query.tsx';

type AgentRow = components['schemas']['AgentFigures'];

/** What an agent's time is made of, in the order of a bar. */
const PARTS = ['talk', 'ring', 'wrap-up', 'idle', 'busy', 'away'] as const;
type Part = (typeof PARTS)[number];

/** Wrapping up is a kind of being busy: it is not counted twice. */
const secondsOf = (row: AgentRow, part: Part): number => {
  switch (part) {
    case 'talk':
      return row.talk_seconds;
    case 'ring':
      return row.ring_seconds;
    case 'wrap-up':
      return row.wrap_up_seconds;
    case 'idle':
      return row.idle_seconds;
    case 'busy':
      return Math.max(0, row.busy_seconds - row.wrap_up_seconds);
    case 'away':
      return row.away_seconds;
  }
};

const text = (seconds: number): string => durationText(seconds * 1000);

const useAgentsDay = (days: number) => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['report-agents', callcenter, days],
    queryFn: async () => {
      const path = { callcenter_id: callcenter };
      const query = { by: 'agent', from: dayBefore(days), timezone: ZONE } as const;
      const REPORT = '/callcenter/{callcenter_id}/report';
      const { result } = await api().call('GET', REPORT, { path, query });
      return (result as readonly AgentRow[]).filter((row) => row.logged_in_seconds > 0);
    },
    placeholderData: keepPreviousData,
  });
};

interface BarProps {
  readonly row: AgentRow;
  /** What the longest bar stands for, in seconds. */
  readonly longest: number;
}

const Bar = ({ row, longest }: BarProps): ReactNode => {
  const { say } = useWords();
  const shown = PARTS.map((part) => ({ part, seconds: secondsOf(row, part) }));
  const label = shown
    .filter(({ seconds }) => seconds >= 1)
    .map(({ part, seconds }) => `${say(`time-${part}`)} ${text(seconds)}`)
    .join(', ');
  return (
    <div className="bar" role="img" aria-label={label} title={label}>
      {shown.map(({ part, seconds }) => (
        <span
          key={part}
          data-part={part}
          style={{ width: `${(100 * seconds) / Math.max(1, longest)}%` }}
        />
      ))}
    </div>
  );
};

const Legend = (): ReactNode => {
  const { say } = useWords();
  return (
    <ul className="legend">
      {PARTS.map((part) => (
        <li key={part}>
          <span className="bar-key" data-part={part} aria-hidden="true" />
          {say(`time-${part}`)}
        </li>
      ))}
    </ul>
  );
};

const Bars = ({ rows }: { readonly rows: readonly AgentRow[] }): ReactNode => {
  const { say } = useWords();
  const total = (row: AgentRow) => PARTS.reduce((sum, part) => sum + secondsOf(row, part), 0);
  const longest = Math.max(...rows.map(total));
  const columns = [
    { key: 'agent', head: say('role-agent') },
    { key: 'bar', head: <Legend /> },
    { key: 'logged', head: say('logged-in'), isNumber: true },
    { key: 'answered', head: say('answered'), isNumber: true },
    { key: 'occupancy', head: say('occupancy'), isNumber: true },
  ];
  return (
    <Table label={say('plot-agents')} columns={columns}>
      {rows.map((row) => (
        <tr key={row.agent}>
          <th scope="row">{row.agent}</th>
          <td className="bar-room">
            <Bar row={row} longest={longest} />
          </td>
          <td className="number">{text(row.logged_in_seconds)}</td>
          <td className="number">{row.answered}</td>
          <td className="number">
            {row.occupancy === null ? '–' : `${Math.round(row.occupancy * 100)} %`}
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** What agents did, as bars: how long in which state. @param days 1: today */
export const AgentsDay = ({ days }: { readonly days: number }): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { data, error } = useAgentsDay(days);
  const query = { by: 'agent', from: dayBefore(days), timezone: ZONE };
  return (
    <section className="card form">
      <div className="card-head">
        <h2>{say('plot-agents')}</h2>
        <CsvLink address={csvAddress(callcenter, query)} name={`${callcenter}-agents.csv`} />
      </div>
      {error !== null && <Alert error={error} />}
      {data?.length === 0 && <p className="quiet">{say('no-agents-day')}</p>}
      {data !== undefined && data.length > 0 && <Bars rows={data} />}
    </section>
  );
};
