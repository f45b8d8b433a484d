import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { RowActions } from './row-actions.tsx';
import { useActionsColumn, useList } from './use-list.tsx';

const LIST = '/callcenter/{callcenter_id}/extension';
const LOOKED_AT_EVERY_MS = 5000;
const SHOWN = 100;

const useExtensions = () =>
  useList(
    'extensions-shown',
    (path) => api().call('GET', LIST, { path, query: { page_size: SHOWN } }),
    LOOKED_AT_EVERY_MS,
  );

/** Makes a SIP phone. Its password is shown once. */
const NewExtension = ({ made }: { readonly made: () => void }): ReactNode => {
  const { say } = useWords();
  const { path } = useExtensions();
  const { isWanted, run } = useAction();
  const [user, setUser] = useState('');
  const [webrtc, setWebrtc] = useState(true);
  const [secret, setSecret] = useState<{ user: string; password: string } | null>(null);
  const make = (): void =>
    void run(async () => {
      const extension = await api().call('POST', LIST, { path, body: { type: 1, user, webrtc } });
      if ('password' in extension) setSecret({ user, password: extension.password ?? '' });
      setUser('');
      made();
    });
  return (
    <>
      <form className="form-row no-print" onSubmit={onSubmit(make)}>
        <Field label={say('sip-user')} value={user} change={setUser} />
        <label className="check">
          <input
            type="checkbox"
            checked={webrtc}
            onChange={({ target }) => {
              setWebrtc(target.checked);
            }}
          />
          {say('in-browser')}
        </label>
        <Button kind="first" disabled={isWanted || user === ''}>
          {say('make-extension')}
        </Button>
      </form>
      {secret !== null && (
        <p className="secret" role="status">
          {say('password-once', { user: secret.user })}{' '}
          <code className="code">{secret.password}</code>
        </p>
      )}
    </>
  );
};

const KINDS = { 1: 'extension-sip', 2: 'extension-gateway', 3: 'extension-telephone' } as const;

/** The phones of the call center. */
const Extensions = (): ReactNode => {
  const { say } = useWords();
  const { path, data, error, refetch } = useExtensions();
  const actions = useActionsColumn();
  const remove = (extension_id: string) => () =>
    api().call('DELETE', `${LIST}/{extension_id}`, { path: { ...path, extension_id } });
  const columns = [
    { key: 'id', head: say('phone') },
    { key: 'type', head: say('kind') },
    { key: 'registration', head: say('registration') },
    actions,
  ];
  const rows = data?.result.map(({ id, type, registration }) => (
    <tr key={id}>
      <th scope="row">{id}</th>
      <td>{say(KINDS[type])}</td>
      <td>{registration === null ? '–' : say(registration)}</td>
      <td className="number">
        <RowActions {...{ name: id, remove: remove(id), removed: refetch }} />
      </td>
    </tr>
  ));
  return (
    <ListCard
      {...{ title: say('admin-extensions'), empty: say('no-extensions'), error, columns, rows }}
    >
      <NewExtension made={() => void refetch()} />
    </ListCard>
  );
};

export default Extensions;
