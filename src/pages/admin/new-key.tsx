import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { NewAccess } from './new-access.tsx';

/** Makes a key, which is shown once. */
export const NewKey = ({ made }: { readonly made: () => void }): ReactNode => {
  const { say } = useWords();
  const { run } = useAction();
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <NewAccess
        label={say('make-key')}
        more={{ label: say('key-name'), value: name, change: setName }}
        make={(access) =>
          run(async () => {
            const { key } = await api().call('POST', '/key', { body: { ...access, name } });
            setSecret(key);
            made();
          })
        }
      />
      {secret !== null && (
        <p className="secret" role="status">
          {say('key-once')} <code className="code">{secret}</code>
        </p>
      )}
    </>
  );
};
