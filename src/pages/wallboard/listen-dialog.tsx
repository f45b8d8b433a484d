import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { AgentDialog } from '../ui/agent-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';
import { listensAs, wish } from './listening.ts';

const MOST = 1999;
/** Whoever supervises is given no callers. */
const STATE = 'busy/supervising';

/** Extensions that are browsers, and that no browser has yet. */
const useFreePhones = () => {
  const { callcenter } = useSession();
  return useQuery({
    queryKey: ['browser-phones', callcenter],
    queryFn: async () => {
      const { result } = await api().call('GET', '/callcenter/{callcenter_id}/extension', {
        path: { callcenter_id: callcenter },
        query: { page_size: MOST },
      });
      return result.flatMap((each) =>
        each.type === 1 && each.webrtc && each.registration !== 'registered' ? [each.user] : [],
      );
    },
  });
};

/** One that is named for those who supervise, else any. */
const offered = (phones: readonly string[]): string =>
  phones.find((phone) => phone.includes('supervisor')) ?? phones[0] ?? '';

interface PhonePickerProps {
  readonly phones: readonly string[];
  readonly phone: string;
  readonly pick: (phone: string) => void;
}

const PhonePicker = ({ phones, phone, pick }: PhonePickerProps): ReactNode => {
  const { say } = useWords();
  return (
    <label className="field">
      <span>{say('browser-phone')}</span>
      <select
        className="input"
        value={phone}
        onChange={({ target }) => {
          pick(target.value);
        }}
      >
        {phones.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
};

interface HereProps {
  readonly close: () => void;
  /** Done as soon as the phone is ready. */
  readonly then: (me: string) => void;
}

/** Logs in whoever supervises with this browser as phone. */
const Here = ({ close, then }: HereProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const { data: phones = [] } = useFreePhones();
  const [name, setName] = useState(listensAs.get);
  const [picked, pick] = useState<string | null>(null);
  const phone = picked ?? offered(phones);
  const logIn = async (): Promise<void> => {
    wish.wantPhone(() => {
      then(name);
    });
    const body = { name, extension: phone, state: STATE };
    const path = { callcenter_id: callcenter };
    const isDone = await run(() =>
      api().call('POST', '/callcenter/{callcenter_id}/agent', { path, body }),
    );
    if (!isDone) return;
    listensAs.set(name);
    close();
  };
  return (
    <form className="form" onSubmit={onSubmit(logIn)}>
      <p className="quiet">{say('listen-here-hint')}</p>
      <Field label={say('own-name')} value={name} change={setName} />
      {phones.length === 0 ? (
        <p className="fault">{say('no-browser-phone')}</p>
      ) : (
        <PhonePicker {...{ phones, phone, pick }} />
      )}
      <div className="buttons">
        <Button kind="first" disabled={isWanted || name.trim() === '' || phone === ''}>
          {say('listen-here')}
        </Button>
      </div>
    </form>
  );
};

interface ListenDialogProps {
  readonly open: boolean;
  readonly close: () => void;
  /** What was asked for, by whom. */
  readonly then: (me: string) => void;
}

/** Asks on which phone one listens: this browser, or the phone of an agent who is logged in. */
export const ListenDialog = ({ open, close, then }: ListenDialogProps): ReactNode => {
  const { say } = useWords();
  const others = useSwitch();
  return (
    <>
      <Modal title={say('listen-as')} open={open && !others.isOpen} close={close}>
        {open && <Here close={close} then={then} />}
        <div className="buttons">
          <Button act={others.open}>{say('listen-elsewhere')}</Button>
        </div>
      </Modal>
      <AgentDialog
        {...{ title: say('listen-elsewhere'), open: others.isOpen }}
        close={() => {
          others.close();
          close();
        }}
        picked={(name) => {
          listensAs.set(name);
          then(name);
        }}
      />
    </>
  );
};
