import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { textPreference } from '../ui/preference.ts';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { usePhone } from './phone-context.ts';
import { allowSound } from './ring.ts';
import { useMe } from './use-me.ts';

const MOST = 1999;
/** What was used the last time in this browser. */
const lastPhone = textPreference('phone');

const usePhones = () => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['extensions', callcenter],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/extension', {
        path: { callcenter_id: callcenter },
        query: { page_size: MOST },
      }),
  });
};

type Phone = NonNullable<ReturnType<typeof usePhones>['data']>['result'][number];

const isInBrowser = (phone: Phone): boolean => 'webrtc' in phone && phone.webrtc;

/** The one of last time, else one that is named after the agent, else any browser's. */
const offered = (phones: readonly Phone[], name: string): string => {
  const last = lastPhone.get();
  if (last !== '') return last;
  const browsers = phones.filter(isInBrowser);
  const own = browsers.find(({ id }) => id === name || id.endsWith(`-${name}`));
  return (own ?? browsers[0])?.id ?? '';
};

/** Begins the day of an agent. */
export const LogIn = (): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { name } = useMe();
  const { isWanted, run } = useAction();
  const { phone: browserPhone } = usePhone();
  const phones = usePhones();
  const [typed, setPhone] = useState<string | null>(null);
  const phone = typed ?? offered(phones.data?.result ?? [], name);
  const inBrowser = phones.data?.result.some((each) => each.id === phone && isInBrowser(each));
  const logIn = async (): Promise<void> => {
    lastPhone.set(phone);
    // Browsers make no sound before a click: this is one.
    allowSound();
    const isDone = await run(() =>
      api().call('POST', '/callcenter/{callcenter_id}/agent', {
        path: { callcenter_id: callcenter },
        body: { name, extension: phone, state: 'away' },
      }),
    );
    if (isDone && inBrowser === true) await browserPhone.switchOn();
  };
  return (
    <form className="card form desk-alone" onSubmit={onSubmit(logIn)}>
      <h2>{say('log-in-title', { name })}</h2>
      <Field
        {...{ label: say('phone'), hint: say('phone-hint'), list: 'phones', value: phone }}
        change={setPhone}
      />
      <datalist id="phones">
        {phones.data?.result.map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <Button kind="first" size="large" disabled={isWanted || phone === ''}>
        {isWanted ? say('logging-in') : say('log-in')}
      </Button>
    </form>
  );
};
