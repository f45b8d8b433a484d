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
import { useReasons } from './use-reasons.ts';

const MOST_READ = 1999;
const MOST_SHOWN = 50;

interface AgentListProps {
  /** Who is not to be picked. */
  readonly without?: string | undefined;
  readonly picked: (name: string) => void;
}

const AgentList = ({ without, picked }: AgentListProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const reasons = useReasons();
  const [text, setText] = useState('');
  const { data, error } = useQuery({
    queryKey: ['agents', callcenter],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/agent', {
        path: { callcenter_id: callcenter },
        query: { page_size: MOST_READ },
      }),
  });
  const fitting = (data?.result ?? []).filter(
    ({ name }) => name !== without && name.toLowerCase().includes(text.trim().toLowerCase()),
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
              {name} <AgentState state={state} reasons={reasons} />
            </Button>
          </li>
        ))}
      </ul>
      {data === undefined && error === null && <p className="quiet">{say('loading')}</p>}
      {data !== undefined && fitting.length === 0 && (
        <p className="quiet">{say('no-agent-fits')}</p>
      )}
    </>
  );
};

interface AgentDialogProps extends AgentListProps {
  readonly title: string;
  readonly open: boolean;
  readonly close: () => void;
}

/** Lets one pick an agent who is logged in. */
export const AgentDialog = ({
  title,
  open,
  close,
  without,
  picked,
}: AgentDialogProps): ReactNode => (
  <Modal title={title} open={open} close={close}>
    <AgentList
      without={without}
      picked={(name) => {
        close();
        picked(name);
      }}
    />
  </Modal>
);
