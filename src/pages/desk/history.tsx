import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { durationText } from '../ui/clock.tsx';
import { Button } from '../ui/button.tsx';
import { firstKnown } from '../ui/first-known.ts';
import { Modal } from '../ui/modal.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { MOST_ANSWER_SECONDS } from './calling.tsx';
import { NoteForm } from './note-form.tsx';
import { AGENT, useMe } from './use-me.ts';

const SHOWN = 15;

const useHistory = () => {
  const { name, board, path } = useMe();
  const { data, refetch } = useQuery({
    queryKey: ['history', path.callcenter_id, name],
    queryFn: () =>
      api().call('GET', '/callcenter/{callcenter_id}/conversation', {
        path: { callcenter_id: path.callcenter_id },
        query: { agent: name, state: 'over', page_size: SHOWN },
      }),
  });
  const live = board.conversations.size;
  useEffect(() => {
    void refetch();
  }, [live, refetch]);
  return { talks: data?.result ?? [], refetch };
};

/** The other side: whoever is no agent, else the other agents. */
const otherSide = ({ members }: Conversation, mine: string): { text: string; number: string } => {
  const outside = members.find(({ agent_name }) => agent_name === undefined);
  const number = outside?.number ?? '';
  if (outside !== undefined) return { text: firstKnown(outside.name, number) ?? '', number };
  const names = members.flatMap(({ agent_name }) => agent_name ?? []);
  return { text: names.filter((name) => name !== mine).join(', '), number: '' };
};

/** When it began, without the day if that is today, and how long it took. */
const When = ({ talk: { begin_time: begin, end_time } }: { readonly talk: Conversation }) => {
  const { locale } = useWords();
  const isToday = new Date(begin).toDateString() === new Date().toDateString();
  const time = new Intl.DateTimeFormat(locale, {
    ...{ timeStyle: 'short', ...(!isToday && { dateStyle: 'short' }) },
  });
  return (
    <small className="quiet">
      {time.format(begin)} · {durationText((end_time ?? begin) - begin)}
    </small>
  );
};

interface RowProps {
  readonly talk: Conversation;
  readonly write: (talk: Conversation) => void;
}

const Row = ({ talk, write }: RowProps): ReactNode => {
  const { say } = useWords();
  const { name, path } = useMe();
  const { isWanted, run } = useAction();
  const { text, number } = otherSide(talk, name);
  const known = firstKnown(text) ?? say('caller-unknown');
  const callBack = (): void =>
    void run(
      () =>
        api().call('POST', `${AGENT}/call_out`, {
          path,
          body: { to: number, max_answer_seconds: MOST_ANSWER_SECONDS },
        }),
      say('phone-rings-first'),
    );
  return (
    <li>
      <span>
        <span className="member-name">{known}</span>
        <When talk={talk} />
        {talk.note !== null && (
          <small className="history-note">
            {[talk.note.outcome, talk.note.text].filter(Boolean).join(': ')}
          </small>
        )}
      </span>
      <span className="buttons">
        {number !== '' && (
          <Button name={say('call-back-number', { number })} disabled={isWanted} act={callBack}>
            {say('call-back')}
          </Button>
        )}
        <Button
          name={say('note-of', { name: known })}
          act={() => {
            write(talk);
          }}
        >
          {say('note')}
        </Button>
      </span>
    </li>
  );
};

/** What the agent talked about today and before, to be noted and called back. */
export const History = (): ReactNode => {
  const { say } = useWords();
  const { talks, refetch } = useHistory();
  const [writing, setWriting] = useState<Conversation | null>(null);
  const { name } = useMe();
  const close = (): void => {
    setWriting(null);
  };
  const whose = writing === null ? undefined : firstKnown(otherSide(writing, name).text);
  const title = say('note-of', { name: whose ?? say('caller-unknown') });
  return (
    <section className="card">
      <h2>{say('history')}</h2>
      {talks.length === 0 && <p className="hint">{say('no-history')}</p>}
      <ul className="people history">
        {talks.map((talk) => (
          <Row key={talk.id} talk={talk} write={setWriting} />
        ))}
      </ul>
      <Modal title={title} open={writing !== null} close={close}>
        {writing !== null && (
          <NoteForm
            talk={writing}
            saved={() => {
              close();
              void refetch();
            }}
          />
        )}
      </Modal>
    </section>
  );
};
