import type { ReactNode } from 'react';
import type { Conversation } from '../live/board.ts';
import { useWords } from '../words/words.ts';
import { Talk } from './talk.tsx';
import { useMe } from './use-me.ts';

const byBegin = (one: Conversation, other: Conversation): number =>
  one.begin_time - other.begin_time;

/** The conversations of the agent. */
export const Talks = (): ReactNode => {
  const { say } = useWords();
  const { name, agent, board } = useMe();
  const isMine = ({ members, waits_for }: Conversation): boolean =>
    members.some(({ agent_name }) => agent_name === name) ||
    waits_for.some(({ agent_name }) => agent_name === name);
  const talks = [...board.conversations.values()].filter(isMine).sort(byBegin);
  if (talks.length === 0) {
    return (
      <section className="card">
        <div className="empty">
          <strong>{say('no-talk')}</strong>
          <span>{agent?.state === 'idle' ? say('no-talk-idle') : say('no-talk-not-idle')}</span>
        </div>
      </section>
    );
  }
  return talks.map((talk, index) => (
    <Talk
      key={talk.id}
      talk={talk}
      isFirst={index === 0}
      others={talks.filter((other) => other !== talk)}
    />
  ));
};
