import type { ReactNode } from 'react';
import { api } from '../session/api.ts';
import { firstKnown } from '../ui/first-known.ts';
import { ListCard } from '../ui/list-card.tsx';
import { useWords } from '../words/words.ts';
import { NewKey } from './new-key.tsx';
import { RowActions } from './row-actions.tsx';
import { Sessions } from './sessions.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

/** Who may use the API. */
const Keys = (): ReactNode => {
  const { say, locale } = useWords();
  const actions = useActionsColumn();
  const { data, error, refetch } = useList('keys', () =>
    api().call('GET', '/key', { query: { page_size: MOST } }),
  );
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const remove = (key_id: string) => () =>
    api().call('DELETE', '/key/{key_id}', { path: { key_id } });
  const columns = [
    { key: 'name', head: say('key-name') },
    { key: 'role', head: say('role') },
    { key: 'of', head: say('valid-for') },
    { key: 'made', head: say('made-on') },
    actions,
  ];
  const rows = data?.result.map(({ id, name, role, callcenter_id, agent_name, created_at }) => (
    <tr key={id}>
      <th scope="row">{firstKnown(name) ?? id}</th>
      <td>{say(`role-${role}`)}</td>
      <td>{agent_name ?? callcenter_id ?? say('all')}</td>
      <td>{time.format(created_at)}</td>
      <td className="number">
        <RowActions {...{ name: firstKnown(name) ?? id, remove: remove(id), removed: refetch }} />
      </td>
    </tr>
  ));
  return (
    <>
      <ListCard {...{ title: say('admin-keys'), empty: '', error, columns, rows }}>
        <NewKey made={() => void refetch()} />
      </ListCard>
      <Sessions />
    </>
  );
};

export default Keys;
