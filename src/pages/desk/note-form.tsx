import { type ReactNode, useState } from 'react';
import type { Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';

const ROWS = 3;

interface NoteFormProps {
  readonly talk: Pick<Conversation, 'id' | 'note'>;
  readonly saved?: () => void;
}

/** What a conversation was about. What was typed stays when it could not be stored. */
export const NoteForm = ({ talk, saved }: NoteFormProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const before = talk.note?.text ?? '';
  const [text, setText] = useState(before);
  const [stored, setStored] = useState(before);
  const save = async (): Promise<void> => {
    const outcome = talk.note?.outcome ?? null;
    const isDone = await run(
      () =>
        api().call('PUT', '/callcenter/{callcenter_id}/conversation/{conversation_id}/note', {
          path: { callcenter_id: callcenter, conversation_id: talk.id },
          body: { text, ...(outcome !== null && { outcome }) },
        }),
      say('note-saved'),
    );
    if (!isDone) return;
    setStored(text);
    saved?.();
  };
  return (
    <form className="form" onSubmit={onSubmit(save)}>
      <Field label={say('note')} rows={ROWS} value={text} change={setText} />
      <div className="buttons">
        <Button disabled={isWanted || text === stored}>{say('save-note')}</Button>
      </div>
    </form>
  );
};
