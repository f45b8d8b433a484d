import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { useList } from './use-list.tsx';

const CALLCENTER = '/callcenter/{callcenter_id}';

const useWebhook = () =>
  useList('callcenter', async (path) => {
    const { webhook } = await api().call('GET', CALLCENTER, { path });
    // What is read is never undefined, which would mean that it is not read yet.
    return { webhook };
  });

/** Says where events are posted to, and tries it. */
export const WebhookForm = ({ tried }: { readonly tried: () => void }): ReactNode => {
  const { say } = useWords();
  const { path, data, refetch } = useWebhook();
  const { isWanted, run } = useAction();
  const [url, setUrl] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const webhook = data?.webhook ?? null;
  const shownUrl = url ?? webhook?.url ?? '';
  const store = async (): Promise<void> => {
    const body = { webhook: { url: shownUrl, secret } };
    const isDone = await run(async () => {
      await api().call('PUT', CALLCENTER, { path, body });
      await refetch();
    }, say('stored'));
    if (isDone) setSecret('');
  };
  const test = (): void =>
    void run(async () => {
      await api().call('POST', `${CALLCENTER}/webhook/test`, { path });
      tried();
    }, say('test-sent'));
  return (
    <form className="card form" onSubmit={onSubmit(store)}>
      <h2>{say('admin-webhooks')}</h2>
      {webhook?.state === 'switched-off' && <p className="fault">{say('webhook-off')}</p>}
      <Field label={say('webhook-url')} value={shownUrl} change={setUrl} />
      <Field
        {...{ label: say('webhook-secret'), hint: say('webhook-secret-hint'), type: 'password' }}
        {...{ value: secret, change: setSecret }}
      />
      <div className="buttons">
        <Button kind="first" disabled={isWanted || shownUrl === '' || secret === ''}>
          {say('store')}
        </Button>
        <Button disabled={isWanted || webhook === null} act={test}>
          {say('send-test')}
        </Button>
      </div>
    </form>
  );
};
