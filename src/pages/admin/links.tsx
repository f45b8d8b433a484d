import { type ReactNode, useState } from 'react';
import { api, BASE_URL } from '../session/api.ts';
import { ListCard } from '../ui/list-card.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { NewAccess } from './new-access.tsx';
import { RowActions } from './row-actions.tsx';
import { MOST, useActionsColumn, useList } from './use-list.tsx';

const useLinks = () =>
  useList('links', () => api().call('GET', '/link', { query: { page_size: MOST } }));

const WALLBOARD = '/wallboard#';
const ON_WALL = '/wallboard?tv=1#';

const addressOf = (path: string): string => new URL(`..${path}`, `${BASE_URL}/`).href;

/** Makes a link, which is shown once. */
const NewLink = ({ listed }: { readonly listed: () => void }): ReactNode => {
  const { say } = useWords();
  const { run } = useAction();
  const [made, setMade] = useState<string | null>(null);
  return (
    <>
      <NewAccess
        label={say('make-link')}
        make={(access) =>
          run(async () => {
            const { path } = await api().call('POST', '/link', { body: access });
            setMade(path);
            listed();
          })
        }
      />
      {made !== null && (
        <div className="secret" role="status">
          <p>
            {say('link-once')} <code className="code">{addressOf(made)}</code>
          </p>
          {made.startsWith(WALLBOARD) && (
            <p>
              {say('link-for-wall')}{' '}
              <code className="code">{addressOf(made.replace(WALLBOARD, ON_WALL))}</code>
            </p>
          )}
        </div>
      )}
    </>
  );
};

/** Links that sign people in once, without a key in their hands. */
const Links = (): ReactNode => {
  const { say, locale } = useWords();
  const { data, error, refetch } = useLinks();
  const actions = useActionsColumn();
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const remove = (link_id: string) => () =>
    api().call('DELETE', '/link/{link_id}', { path: { link_id } });
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
        <RowActions {...{ name: id, remove: remove(id), removed: refetch }} />
      </td>
    </tr>
  ));
  return (
    <ListCard {...{ title: say('admin-links'), empty: say('no-links'), error, columns, rows }}>
      <NewLink listed={() => void refetch()} />
    </ListCard>
  );
};

export default Links;
