import type { ReactNode } from 'react';
import { api } from '../session/api.ts';
import { ListCard } from '../ui/list-card.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

/** Who is signed in with a browser. */
export const Sessions = (): ReactNode => {
  const { say, locale } = useWords();
  const { isWanted, run } = useAction();
  const { data, error, refetch } = useList('sessions', () =>
    api().call('GET', '/session/list', { query: { page_size: MOST } }),
  );
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const end = (session_id: string) => (): void =>
    void run(async () => {
      await api().call('DELETE', '/session/{session_id}', { path: { session_id } });
      await refetch();
    }, say('signed-out'));
  const columns = [
    { key: 'role', head: say('role') },
    { key: 'of', head: say('valid-for') },
    { key: 'opened', head: say('opened-on') },
    { key: 'used', head: say('used-on') },
    useActionsColumn(),
  ];
  const rows = data?.result.map(({ id, role, callcenter_id, agent_name, opened_at, used_at }) => (
    <tr key={id}>
      <th scope="row">{say(`role-${role}`)}</th>
      <td>{agent_name ?? callcenter_id ?? say('all')}</td>
      <td>{time.format(opened_at)}</td>
      <td>{time.format(used_at)}</td>
      <td>
        <div className="buttons buttons-end">
          <RemoveButton name={agent_name ?? id} disabled={isWanted} remove={end(id)} />
        </div>
      </td>
    </tr>
  ));
  return <ListCard {...{ title: say('signed-in'), empty: '', error, columns, rows }} />;
};
