import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useBoard } from '../live/use-board.ts';
import { useSession } from '../session/with-session.tsx';
import { AgentDialog } from '../ui/agent-dialog.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Frame } from '../ui/frame.tsx';
import { textPreference } from '../ui/preference.ts';
import { onSubmit } from '../ui/submitted.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';
import { Calling } from './calling.tsx';
import { CrmSettings } from './crm-link.tsx';
import { Directory } from './directory.tsx';
import { History } from './history.tsx';
import { LogIn } from './log-in.tsx';
import { Missed } from './missed.tsx';
import { MyState } from './my-state.tsx';
import { PhoneCard } from './phone-card.tsx';
import { PhoneContext, useNewPhone } from './phone-context.ts';
import { Ringing } from './ringing.tsx';
import { Talks } from './talks.tsx';
import { useEmbedding } from './use-embedding.ts';
import { MeContext, useMe } from './use-me.ts';

/** As whom somebody works who is no agent by their sign-in. */
const worksAs = textPreference('works-as');

/** What an agent works with: their state and phone, those who call, those who are there. */
const Day = (): ReactNode => {
  const { agent } = useMe();
  useEmbedding();
  if (agent === null) return <LogIn />;
  return (
    <div className="desk">
      <div className="stack">
        <MyState />
        <PhoneCard />
        <Calling />
      </div>
      <div className="stack desk-middle">
        <Ringing />
        <Talks />
      </div>
      <div className="stack">
        <Directory />
        <Missed />
        <History />
      </div>
    </div>
  );
};

/** Keeps the phone as long as the desk is there, also while its agent is logged out. */
const WithPhone = (): ReactNode => {
  const { agent, path } = useMe();
  const phone = useNewPhone(path, agent !== null);
  return (
    <PhoneContext value={phone}>
      <Day />
    </PhoneContext>
  );
};

interface PickMeProps {
  readonly picked: (name: string) => void;
}

/** Whose desk it is, for those who may work as any agent. */
const PickMe = ({ picked }: PickMeProps): ReactNode => {
  const { say } = useWords();
  const [name, setName] = useState('');
  const list = useSwitch();
  const open = (): void => {
    picked(name.trim());
  };
  return (
    <form className="card form desk-alone" onSubmit={onSubmit(open)}>
      <h2>{say('whose-desk')}</h2>
      <Field label={say('agent-name')} value={name} change={setName} />
      <div className="buttons">
        <Button kind="first" disabled={name.trim() === ''}>
          {say('open-desk')}
        </Button>
        <Button act={list.open}>{say('pick-from-list')}</Button>
      </div>
      <AgentDialog
        {...{ title: say('whose-desk'), open: list.isOpen, close: list.close }}
        picked={picked}
      />
    </form>
  );
};

/** What an agent works with all day. */
export const Desk = (): ReactNode => {
  const { say } = useWords();
  const { callcenter, session } = useSession();
  const [picked, setPicked] = useState(() => session.agent_name ?? worksAs.get());
  const { board, line, error } = useBoard();
  const me = useMemo(() => {
    if (board === null || picked === '') return null;
    const path = { callcenter_id: callcenter, agent_name: picked };
    return { name: picked, agent: board.agents.get(picked) ?? null, board, path };
  }, [board, picked, callcenter]);
  useEffect(() => {
    document.title = picked === '' ? say('desk') : `${say('desk')} · ${picked}`;
  }, [say, picked]);
  const pick = (name: string): void => {
    worksAs.set(name);
    setPicked(name);
  };
  return (
    <Frame title={say('desk')} line={line} tools={<CrmSettings />}>
      {error !== null && line !== 'broken' && <Alert error={error} />}
      {picked === '' && <PickMe picked={pick} />}
      {me !== null && (
        <MeContext value={me}>
          <WithPhone />
        </MeContext>
      )}
    </Frame>
  );
};
