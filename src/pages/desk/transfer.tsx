import { type ReactNode, useState } from 'react';
import type { Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';
import { MOST_ANSWER_SECONDS } from './calling.tsx';
import { enqueueText } from './enqueue-text.ts';
import { AGENT, useMe } from './use-me.ts';
import { NOBODY, type Whom, WhomFields } from './whom.tsx';

/** What is done with whom: at once, or after having asked them. */
const useTransfer = (talk: Conversation, done: () => void) => {
  const { say } = useWords();
  const { path } = useMe();
  const action = useAction();
  const line = (to: string) => ({ to, max_answer_seconds: MOST_ANSWER_SECONDS });
  const transfer = ({ kind, name }: Whom): Promise<unknown> => {
    const conversation_id = talk.id;
    return kind === 'number'
      ? api().call('POST', `${AGENT}/xfer_out`, { path, body: { conversation_id, ...line(name) } })
      : api().call('POST', `${AGENT}/xfer_agent`, {
          path,
          body: { conversation_id, queue: enqueueText({ kind, name }) },
        });
  };
  const ask = ({ kind, name }: Whom): Promise<unknown> =>
    kind === 'number'
      ? api().call('POST', `${AGENT}/call_out`, { path, body: line(name) })
      : api().call('POST', `${AGENT}/call_agent`, {
          path,
          body: { enqueue: enqueueText({ kind, name }) },
        });
  const act = async (way: 'transfer' | 'ask', whom: Whom): Promise<void> => {
    const isDone = await action.run(
      () => (way === 'transfer' ? transfer(whom) : ask(whom)),
      say(way === 'transfer' ? 'transferred' : 'asked'),
    );
    if (isDone) done();
  };
  return { isWanted: action.isWanted, act };
};

/** Gives a conversation to somebody else. */
export const Transfer = ({ talk }: { readonly talk: Conversation }): ReactNode => {
  const { say } = useWords();
  const dialog = useSwitch();
  const [whom, setWhom] = useState(NOBODY);
  const { isWanted, act } = useTransfer(talk, dialog.close);
  const isReady = !isWanted && whom.name !== '';
  return (
    <>
      <Button act={dialog.open}>{say('transfer')}</Button>
      <Modal title={say('transfer')} open={dialog.isOpen} close={dialog.close}>
        <form className="form" onSubmit={onSubmit(() => act('transfer', whom))}>
          <WhomFields label={say('transfer-to')} whom={whom} change={setWhom} />
          <p className="hint">{say('transfer-hint')}</p>
          <div className="buttons">
            <Button kind="first" disabled={!isReady}>
              {say('transfer-now')}
            </Button>
            <Button disabled={!isReady} act={() => void act('ask', whom)}>
              {say('ask-first')}
            </Button>
            <Button kind="quiet" act={dialog.close}>
              {say('cancel')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
};
