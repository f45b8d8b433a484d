import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { useWords } from '../words/words.ts';

type Entry = components['schemas']['AuditEntry'];

const SHOWN = 50;
const DAY_MS = 86_400_000;

/** From the beginning of a day on, where this browser is, for one day; all without. */
const during = (day: string) => {
  const since = day === '' ? NaN : new Date(`${day}T00:00`).getTime();
  return Number.isNaN(since) ? {} : { since, until: since + DAY_MS };
};

/** Administrators see what concerns no call center, too. */
const useAudit = (page_no: number, day: string) => {
  const { callcenter, session } = useSession();
  const isAdmin = session.role === 'admin';
  return useQuery({
    queryKey: ['audit', callcenter, page_no, day],
    queryFn: () => {
      const query = { page_no, page_size: SHOWN, ...during(day) };
      if (isAdmin) return api().call('GET', '/audit', { query });
      const path = { callcenter_id: callcenter };
      return api().call('GET', '/callcenter/{callcenter_id}/audit', { path, query });
    },
    placeholderData: keepPreviousData,
  });
};

const Row = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const { say, locale } = useWords();
  const { time, role, agent_name, key_id, operation, path, body, code } = entry;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <tr>
      <th scope="row">{format.format(time)}</th>
      <td>
        {agent_name ?? say(`role-${role}`)} <small className="code quiet">{key_id}</small>
      </td>
      <td>
        {operation} <small className="code quiet">{decodeURIComponent(path)}</small>
      </td>
      <td className="code audit-body">{body === null ? '–' : JSON.stringify(body)}</td>
      <td className={code === '000000' ? undefined : 'fault'}>
        {code === '000000' ? say('was-done') : (code ?? say('unknown'))}
      </td>
    </tr>
  );
};

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly turn: (page: number) => void;
}

const Pages = ({ page, pages, turn }: PagesProps): ReactNode => {
  const { say } = useWords();
  const button = (to: number, text: string): ReactNode => (
    <Button
      disabled={to < 1 || to > pages}
      act={() => {
        turn(to);
      }}
    >
      {text}
    </Button>
  );
  return (
    <div className="buttons">
      {button(page - 1, say('newer'))}
      <span>
        {page} / {Math.max(1, pages)}
      </span>
      {button(page + 1, say('older'))}
    </div>
  );
};

/** Who changed what. */
const Audit = (): ReactNode => {
  const { say } = useWords();
  const [page, setPage] = useState(1);
  const [day, setDay] = useState('');
  const { data, error } = useAudit(page, day);
  const columns = [
    { key: 'time', head: say('time') },
    { key: 'who', head: say('who') },
    { key: 'what', head: say('what') },
    { key: 'body', head: say('was-sent') },
    { key: 'code', head: say('answer') },
  ];
  const rows = data?.result.map((entry) => <Row key={entry.id} entry={entry} />);
  const pages = Math.ceil((data?.total_count ?? 0) / SHOWN);
  return (
    <ListCard {...{ title: say('admin-audit'), empty: say('no-audit'), error, columns, rows }}>
      <div className="form-row no-print">
        <Field
          {...{ label: say('day'), type: 'date', value: day }}
          change={(changed) => {
            setDay(changed);
            setPage(1);
          }}
        />
        <Pages page={page} pages={pages} turn={setPage} />
      </div>
    </ListCard>
  );
};

export default Audit;
