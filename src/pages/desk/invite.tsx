import { type ReactNode, useState } from 'react';
import type { Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';
import { MOST_ANSWER_SECONDS } from './calling.tsx';
import { enqueueText } from './enqueue-text.ts';
import { NOBODY, WhomFields } from './whom.tsx';

const CONVERSATION = '/callcenter/{callcenter_id}/conversation/{conversation_id}';

/** Brings somebody into a conversation, which goes on meanwhile. */
export const Invite = ({ talk }: { readonly talk: Conversation }): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const dialog = useSwitch();
  const { isWanted, run } = useAction();
  const [whom, setWhom] = useState(NOBODY);
  const path = { callcenter_id: callcenter, conversation_id: talk.id };
  const ask = () => {
    const { kind, name } = whom;
    if (kind === 'number') {
      const body = { to: name, max_answer_seconds: MOST_ANSWER_SECONDS };
      return api().call('POST', `${CONVERSATION}/invite_out`, { path, body });
    }
    const body = { enqueue: enqueueText({ kind, name }) };
    return api().call('POST', `${CONVERSATION}/invite_agent`, { path, body });
  };
  const invite = async (): Promise<void> => {
    if (!(await run(ask, say('asked')))) return;
    dialog.close();
    setWhom(NOBODY);
  };
  return (
    <>
      <Button act={dialog.open}>{say('invite')}</Button>
      <Modal title={say('invite')} open={dialog.isOpen} close={dialog.close}>
        <form className="form" onSubmit={onSubmit(invite)}>
          <WhomFields label={say('invite')} whom={whom} change={setWhom} />
          <p className="hint">{say('invite-hint')}</p>
          <div className="buttons">
            <Button kind="first" disabled={isWanted || whom.name === ''}>
              {say('invite-now')}
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
