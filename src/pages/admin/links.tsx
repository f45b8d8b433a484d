import { type ReactNode, useState } from 'react';
import { api, BASE_URL } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { NewAccess } from './new-access.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

const useLinks = () =>
  useList('links', () => api().call('GET', '/link', { query: { page_size: MOST } }));

/** Makes a link, which is shown once. */
const NewLink = ({ made }: { readonly made: () => void }): ReactNode => {
  const { say } = useWords();
  const { run } = useAction();
  const [address, setAddress] = useState<string | null>(null);
  return (
    <>
      <NewAccess
        label={say('make-link')}
        make={(access) =>
          run(async () => {
            const { path } = await api().call('POST', '/link', { body: access });
            setAddress(new URL(`..${path}`, `${BASE_URL}/`).href);
            made();
          })
        }
      />
      {address !== null && (
        <p className="secret" role="status">
          {say('link-once')} <code className="code">{address}</code>
        </p>
      )}
    </>
  );
};

/** Links that sign people in once, without a key in their hands. */
const Links = (): ReactNode => {
  const { say, locale } = useWords();
  const { isWanted, run } = useAction();
  const { data, error, refetch } = useLinks();
  const actions = useActionsColumn();
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const remove = (link_id: string) => () =>
    void run(async () => {
      await api().call('DELETE', '/link/{link_id}', { path: { link_id } });
      await refetch();
    }, say('removed'));
  const columns = [
    { key: 'role', head: say('role') },
    { key: 'of', head: say('valid-for') },
    { key: 'until', head: say('valid-until') },
    actions,
  ];
  const rows = data?.result.map(({ id, role, callcenter_id, agent_name, expires_at }) => (
    <tr key={id}>
      <th scope="row">{say(`role-${role}`)}</th>
      <td>{agent_name ?? callcenter_id ?? say('all')}</td>
      <td>{time.format(expires_at)}</td>
      <td className="number">
        <Button
          {...{ name: say('remove-that', { name: id }), disabled: isWanted, act: remove(id) }}
        >
          {say('remove')}
        </Button>
      </td>
    </tr>
  ));
  return (
    <ListCard {...{ title: say('admin-links'), empty: say('no-links'), error, columns, rows }}>
      <NewLink made={() => void refetch()} />
    </ListCard>
  );
};

export default Links;
