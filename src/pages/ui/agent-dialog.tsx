import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { useWords } from '../words/words.ts';
import { AgentState } from './agent-state.tsx';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Modal } from './modal.tsx';

const MOST_READ = 1999;
const MOST_SHOWN = 50;

interface AgentListProps {
  readonly picked: (name: string) => void;
}

const AgentList = ({ picked }: AgentListProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const [text, setText] = useState('');
  const { data, error } = useQuery({
    queryKey: ['agents', callcenter],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/agent', {
        path: { callcenter_id: callcenter },
        query: { page_size: MOST_READ },
      }),
  });
  const fitting = (data?.result ?? []).filter(({ name }) =>
    name.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <>
      {error !== null && <Alert error={error} />}
      <Field label={say('search-agent')} value={text} change={setText} />
      <ul className="pick-list">
        {fitting.slice(0, MOST_SHOWN).map(({ name, state }) => (
          <li key={name}>
            <Button
              wide
              act={() => {
                picked(name);
              }}
            >
              {name} <AgentState state={state} />
            </Button>
          </li>
        ))}
      </ul>
      {data !== undefined && fitting.length === 0 && (
        <p className="quiet">{say('no-agent-fits')}</p>
      )}
    </>
  );
};

interface AgentDialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly close: () => void;
  readonly picked: (name: string) => void;
}

/** Lets one pick an agent who is logged in. */
export const AgentDialog = ({ title, open, close, picked }: AgentDialogProps): ReactNode => (
  <Modal title={title} open={open} close={close}>
    <AgentList
      picked={(name) => {
        close();
        picked(name);
      }}
    />
  </Modal>
);
