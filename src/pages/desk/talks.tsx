import type { ReactNode } from 'react';
import type { Conversation } from '../live/board.ts';
import { useWords } from '../words/words.ts';
import { ringsFor } from './ringing.tsx';
import { Talk } from './talk.tsx';
import { useMe } from './use-me.ts';

const byBegin = (one: Conversation, other: Conversation): number =>
  one.begin_time - other.begin_time;

/** What to do as long as there is no conversation. Nothing while it rings: that is what matters then. */
const NoTalk = (): ReactNode => {
  const { say } = useWords();
  const { name, agent, board } = useMe();
  if (ringsFor(name, board) !== undefined) return null;
  const hint =
    agent?.state === 'idle'
      ? 'no-talk-idle'
      : typeof agent?.wrap_up_until === 'number'
        ? 'no-talk-wrap-up'
        : 'no-talk-not-idle';
  return (
    <section className="card">
      <div className="empty">
        <strong>{say('no-talk')}</strong>
        <span>{say(hint)}</span>
      </div>
    </section>
  );
};

/** The conversations of the agent. */
export const Talks = (): ReactNode => {
  const { name, board } = useMe();
  const isMine = ({ members, waits_for }: Conversation): boolean =>
    members.some(({ agent_name }) => agent_name === name) ||
    waits_for.some(({ agent_name }) => agent_name === name);
  const talks = [...board.conversations.values()].filter(isMine).sort(byBegin);
  if (talks.length === 0) return <NoTalk />;
  return talks.map((talk, index) => (
    <Talk
      key={talk.id}
      talk={talk}
      isFirst={index === 0}
      others={talks.filter((other) => other !== talk)}
    />
  ));
};
