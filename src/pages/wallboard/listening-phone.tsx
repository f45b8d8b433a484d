import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useNewPhone } from '../desk/phone-context.ts';
import type { BoardState } from '../live/board.ts';
import type { CallView } from '../phone/phone-view.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { firstKnown } from '../ui/first-known.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { listensAs, type Presence, presenceOf, WAYS, wayOf, wish } from './listening.ts';
import { useEnter } from './use-listening.ts';

const AGENT = '/callcenter/{callcenter_id}/agent/{agent_name}';

/** Whether the listener's extension is a browser; undefined: it is not known yet. */
const useIsBrowser = (extension: string | undefined): boolean | undefined => {
  const { callcenter } = useSession();
  const { data } = useQuery({
    queryKey: ['listener-extension', callcenter, extension],
    queryFn: async () => {
      const path = { callcenter_id: callcenter, extension_id: extension ?? '' };
      const EXTENSION = '/callcenter/{callcenter_id}/extension/{extension_id}';
      const shown = await api().call('GET', EXTENSION, { path });
      return { webrtc: 'webrtc' in shown && shown.webrtc };
    },
    enabled: extension !== undefined,
  });
  return data?.webrtc;
};

interface InsideProps {
  readonly me: string;
  readonly presence: Presence;
}

/** With whom one is, and how; which can be changed. */
const Inside = ({ me, presence: { conversation, member } }: InsideProps): ReactNode => {
  const { say } = useWords();
  const { isWanted, enter } = useEnter();
  const others = conversation.members.filter(({ agent_name }) => agent_name !== me);
  const agent = firstKnown(...others.map(({ agent_name }) => agent_name)) ?? '';
  const way = wayOf(member);
  const names = others.map(
    ({ agent_name, name, number }) => firstKnown(agent_name, name, number) ?? say('somebody'),
  );
  return (
    <>
      <p>
        <strong>{names.join(' · ')}</strong>
      </p>
      <div className="buttons" role="group" aria-label={say('own-phone')}>
        {WAYS.map((each) => (
          <Button
            key={each}
            {...{ pressed: each === way, disabled: isWanted }}
            act={() => void enter(each, conversation, agent, me)}
          >
            {say(each)}
          </Button>
        ))}
      </div>
    </>
  );
};

interface ListeningPhoneProps {
  readonly me: string;
  readonly board: BoardState | null;
}

/** This browser as the phone of whoever supervises. What they asked for is answered by itself. */
const usePhoneHere = (me: string) => {
  const { callcenter } = useSession();
  const path = useMemo(() => ({ callcenter_id: callcenter, agent_name: me }), [callcenter, me]);
  const { phone, view } = useNewPhone(path);
  const { line, calls } = view;
  useEffect(() => {
    if (wish.takePhone()) void phone.switchOn();
  }, [phone]);
  useEffect(() => {
    if (line.kind === 'ready') wish.takeAct();
  }, [line.kind]);
  const ringing = calls.find(({ state }) => state === 'ringing');
  useEffect(() => {
    if (ringing !== undefined && wish.takeRing()) phone.call(ringing.id)?.answer();
  }, [phone, ringing]);
  return { path, phone, line, calls };
};

type PhoneHere = ReturnType<typeof usePhoneHere>;

const Calls = ({ phone, calls }: Pick<PhoneHere, 'phone' | 'calls'>): ReactNode => {
  const { say } = useWords();
  const button = ({ id, state }: CallView): ReactNode =>
    state === 'ringing' ? (
      <Button key={id} kind="first" act={() => phone.call(id)?.answer()}>
        {say('answer-call')}
      </Button>
    ) : (
      <Button key={id} kind="danger" act={() => phone.call(id)?.hangUp()}>
        {say('stop-listening')}
      </Button>
    );
  return calls.map(button);
};

const IS_ON: ReadonlySet<string> = new Set(['ready', 'cut', 'connecting']);

const Here = ({ me }: { readonly me: string }): ReactNode => {
  const { say } = useWords();
  const { phone, line, calls } = usePhoneHere(me);
  return (
    <>
      <p role="status" data-phone={line.kind}>
        {say(`phone-${line.kind}`)} {'why' in line && <small className="quiet">{line.why}</small>}
      </p>
      {!IS_ON.has(line.kind) && (
        <Button kind="first" act={() => void phone.switchOn()}>
          {say('use-phone-here')}
        </Button>
      )}
      <Calls phone={phone} calls={calls} />
    </>
  );
};

/** Gives the phone back: whoever supervises is no agent any more. */
const GiveBack = ({ me }: { readonly me: string }): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const logOut = async (): Promise<void> => {
    const path = { callcenter_id: callcenter, agent_name: me };
    await run(() => api().call('DELETE', AGENT, { path, query: { force: true } }));
    listensAs.set('');
  };
  return (
    <Button kind="quiet" disabled={isWanted} act={() => void logOut()}>
      {say('give-phone-back')}
    </Button>
  );
};

const ListeningPhone = ({ me, board }: ListeningPhoneProps): ReactNode => {
  const { say } = useWords();
  const isBrowser = useIsBrowser(board?.agents.get(me)?.extension);
  const presence = presenceOf(board, me);
  return (
    <>
      {isBrowser === true && <Here me={me} />}
      {isBrowser === false && <p className="quiet">{say('phone-will-ring', { agent: me })}</p>}
      {presence !== null && <Inside me={me} presence={presence} />}
      {presence === null && <GiveBack me={me} />}
    </>
  );
};

export default ListeningPhone;
