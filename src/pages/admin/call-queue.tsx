import { type ReactNode, useEffect, useMemo } from 'react';
import { BrowserPhone } from '../phone/browser-phone.ts';
import { LineText } from '../phone/line-text.tsx';
import { usePhoneView } from '../phone/use-phone-view.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Keypad } from '../ui/keypad.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';

/** The sample IVR of the dialplan that is shipped. */
const IVR = '6000';
const MOST = 1999;
const EXTENSIONS = '/callcenter/{callcenter_id}/extension';
const RANDOM = 1e6;

/** A browser's phone that no agent has; the one of callers first, and a new one where there is none. */
const freePhone = async (callcenter_id: string): Promise<string> => {
  const all = { path: { callcenter_id }, query: { page_size: MOST } };
  const { result: agents } = await api().call('GET', '/callcenter/{callcenter_id}/agent', all);
  const taken = new Set(agents.map((agent) => ('extension' in agent ? agent.extension : '')));
  const { result } = await api().call('GET', EXTENSIONS, all);
  const free = result.filter((each) => 'webrtc' in each && each.webrtc && !taken.has(each.id));
  const found = free.find(({ id }) => id.includes('caller'));
  if (found !== undefined) return found.id;
  const user = `caller-${Math.floor(Math.random() * RANDOM)}`;
  const body = { type: 1, user, webrtc: true } as const;
  return (await api().call('POST', EXTENSIONS, { path: { callcenter_id }, body })).id;
};

const useCaller = (): BrowserPhone => {
  const { callcenter: callcenter_id } = useSession();
  const phone = useMemo(
    () =>
      new BrowserPhone({
        name: `callcenter.caller.${callcenter_id}`,
        credentials: async () => {
          const path = { callcenter_id, extension_id: await freePhone(callcenter_id) };
          return api().call('POST', `${EXTENSIONS}/{extension_id}/phone`, { path });
        },
      }),
    [callcenter_id],
  );
  useEffect(
    () => () => {
      phone.switchOff();
    },
    [phone],
  );
  return phone;
};

/** This browser as a customer's phone, to try what callers meet. */
const CallQueue = ({ close }: { readonly close: () => void }): ReactNode => {
  const { say } = useWords();
  const { run } = useAction();
  const phone = useCaller();
  const { line, calls } = usePhoneView(phone);
  const [call] = calls;
  useEffect(() => {
    // Its one purpose: it calls as soon as it can.
    if (line.kind === 'ready' && phone.view.calls.length === 0) phone.dial(IVR);
  }, [phone, line.kind]);
  const isTrying = line.kind === 'connecting' || call !== undefined;
  const begin = (): void => {
    if (line.kind === 'ready') phone.dial(IVR);
    else void run(() => phone.switchOn());
  };
  return (
    <div className="form call-queue">
      <p className="hint">{say('call-queue-how')}</p>
      {line.kind !== 'off' && <LineText line={line} />}
      {call !== undefined && (
        <>
          <p role="status" data-call={call.state}>
            {say(call.state === 'talking' ? 'call-queue-talking' : 'call-queue-calling')}
          </p>
          <Keypad press={(digit) => phone.call(call.id)?.press(digit)} />
        </>
      )}
      <div className="buttons">
        {call === undefined ? (
          <Button kind="first" size="large" disabled={isTrying} act={begin}>
            {say('call-queue-go')}
          </Button>
        ) : (
          <Button kind="danger" size="large" act={() => phone.call(call.id)?.hangUp()}>
            {say('hang-up')}
          </Button>
        )}
        <Button kind="quiet" act={close}>
          {say('close')}
        </Button>
      </div>
    </div>
  );
};

export default CallQueue;
