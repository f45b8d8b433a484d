import { type ReactNode, useState } from 'react';
import type { Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useOutcomes } from './note-outcomes.ts';
import { useWords } from '../words/words.ts';

const ROWS = 3;

interface NoteFormProps {
  readonly talk: Pick<Conversation, 'id' | 'note'>;
  readonly saved?: () => void;
}

interface OutcomePickerProps {
  readonly outcome: string | null;
  readonly change: (outcome: string | null) => void;
}

/** What came of it, of what the call center says may. One that is not offered any more stays as it is. */
const OutcomePicker = ({ outcome, change }: OutcomePickerProps): ReactNode => {
  const { say } = useWords();
  const outcomes = useOutcomes();
  const offered =
    outcome === null || outcomes.includes(outcome) ? outcomes : [outcome, ...outcomes];
  if (offered.length === 0) return null;
  return (
    <label className="field">
      <span>{say('outcome')}</span>
      <select
        className="input"
        value={outcome ?? ''}
        onChange={({ target }) => {
          change(target.value === '' ? null : target.value);
        }}
      >
        <option value="">{say('no-outcome')}</option>
        {offered.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
};

/** What a conversation was about. What was typed stays when it could not be stored. */
export const NoteForm = ({ talk, saved }: NoteFormProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const before = talk.note?.text ?? '';
  const [text, setText] = useState(before);
  const [outcome, setOutcome] = useState(talk.note?.outcome ?? null);
  const [stored, setStored] = useState({ text: before, outcome });
  const save = async (): Promise<void> => {
    const isDone = await run(
      () =>
        api().call('PUT', '/callcenter/{callcenter_id}/conversation/{conversation_id}/note', {
          path: { callcenter_id: callcenter, conversation_id: talk.id },
          body: { text, outcome },
        }),
      say('note-saved'),
    );
    if (!isDone) return;
    setStored({ text, outcome });
    saved?.();
  };
  return (
    <form className="form" onSubmit={onSubmit(save)}>
      <Field label={say('note')} rows={ROWS} value={text} change={setText} />
      <OutcomePicker outcome={outcome} change={setOutcome} />
      <div className="buttons">
        <Button disabled={isWanted || (text === stored.text && outcome === stored.outcome)}>
          {say('save-note')}
        </Button>
      </div>
    </form>
  );
};
