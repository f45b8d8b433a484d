import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { LineText } from '../phone/line-text.tsx';
import type { CallView } from '../phone/phone-view.ts';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { firstKnown } from '../ui/first-known.ts';
import { useWords } from '../words/words.ts';
import { LineQuality } from './line-quality.tsx';
import { usePhone } from './phone-context.ts';
import { allowSound } from './ring.ts';
import { SoundAndKeys } from './sound-and-keys.tsx';
import { keyChoice, keyText, useShortcuts } from './shortcuts.ts';
import { useMe } from './use-me.ts';
import { useRinging } from './use-ringing.ts';

/** Whether the agent's extension is a browser's; undefined: it is not known yet. */
const useIsInBrowser = (): boolean | undefined => {
  const { agent, path } = useMe();
  const extension = agent?.extension;
  const { data } = useQuery({
    queryKey: ['own-extension', path.callcenter_id, extension],
    queryFn: async () => {
      const { callcenter_id } = path;
      const shown = await api().call(
        'GET',
        '/callcenter/{callcenter_id}/extension/{extension_id}',
        {
          path: { callcenter_id, extension_id: extension ?? '' },
        },
      );
      return { webrtc: 'webrtc' in shown && shown.webrtc };
    },
    enabled: extension !== undefined,
  });
  return data?.webrtc;
};

/** Whoever the phone talks with, or rings for. */
const Calls = ({ calls }: { readonly calls: readonly CallView[] }): ReactNode => {
  const { say } = useWords();
  const { phone } = usePhone();
  return calls.map(({ id, state, number, name, muted }) => (
    <div key={id} className="form">
      <p className="member-name">{firstKnown(name, number) ?? say('caller-unknown')}</p>
      {muted && <p className="muted-sign">{say('you-are-muted')}</p>}
      {state === 'talking' && <LineQuality id={id} />}
      <div className="buttons">
        {state === 'ringing' ? (
          <Button kind="first" size="large" act={() => phone.call(id)?.answer()}>
            {say('answer-call')}
          </Button>
        ) : (
          <Button pressed={muted} act={() => phone.call(id)?.setMuted(!muted)}>
            {say(muted ? 'unmute' : 'mute')}
          </Button>
        )}
        <Button kind="danger" act={() => phone.call(id)?.hangUp()}>
          {say('hang-up')}
        </Button>
      </div>
    </div>
  ));
};

/** Leaving the page would end the talk. */
const useWarning = (isTalking: boolean): void => {
  useEffect(() => {
    if (!isTalking) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [isTalking]);
};

/** This browser as the agent's phone: whether it can be rung, and what it does. */
export const PhoneCard = (): ReactNode => {
  const { say } = useWords();
  const { phone, view } = usePhone();
  const isInBrowser = useIsInBrowser();
  const { line, calls } = view;
  const keys = useSyncExternalStore(keyChoice.subscribe, keyChoice.get);
  const ringing = calls.find(({ state }) => state === 'ringing');
  const talking = calls.find(({ state }) => state === 'talking');
  useRinging(ringing === undefined ? null : (firstKnown(ringing.number) ?? '☎'), true);
  useWarning(talking !== undefined);
  useShortcuts({
    answer: () => ringing && phone.call(ringing.id)?.answer(),
    mute: () => talking && phone.call(talking.id)?.setMuted(!talking.muted),
    'hang-up': () => talking && phone.call(talking.id)?.hangUp(),
  });
  const switchOn = (): void => {
    allowSound();
    void phone.switchOn();
  };
  if (isInBrowser !== true) return null;
  const isOn = line.kind === 'ready' || line.kind === 'cut' || line.kind === 'connecting';
  return (
    <section className="card form phone-card" aria-label={say('phone')}>
      <h2>{say('phone')}</h2>
      <LineText line={line} />
      <Calls calls={calls} />
      {!isOn && (
        <Button kind="first" act={switchOn}>
          {say('use-phone-here')}
        </Button>
      )}
      {isOn && (
        <p className="hint">
          {say('phone-keys', {
            ...{ answer: keyText(keys.answer), hold: keyText(keys.hold) },
            ...{ mute: keyText(keys.mute), hangUp: keyText(keys['hang-up']) },
          })}
        </p>
      )}
      <SoundAndKeys hasSound />
    </section>
  );
};
