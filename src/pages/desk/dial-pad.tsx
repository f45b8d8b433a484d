import type { ReactNode } from 'react';
import type { Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Keypad } from '../ui/keypad.tsx';
import { Modal } from '../ui/modal.tsx';
import { useAction } from '../ui/use-action.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';

/** Presses keys in a conversation, for the menu of another number. */
export const DialPad = ({ talk }: { readonly talk: Conversation }): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { run } = useAction();
  const pad = useSwitch();
  const press = (digits: string): void =>
    void run(() =>
      api().call('POST', '/callcenter/{callcenter_id}/conversation/{conversation_id}/dtmf', {
        path: { callcenter_id: callcenter, conversation_id: talk.id },
        body: { digits },
      }),
    );
  return (
    <>
      <Button act={pad.open}>{say('keys')}</Button>
      <Modal title={say('keys')} open={pad.isOpen} close={pad.close}>
        <Keypad press={press} />
        <Button act={pad.close}>{say('close')}</Button>
      </Modal>
    </>
  );
};
