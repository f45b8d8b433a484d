import type { ReactNode } from 'react';
import type { Conversation, Member } from '../live/board.ts';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { Clock } from '../ui/clock.tsx';
import { firstKnown } from '../ui/first-known.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { DialPad } from './dial-pad.tsx';
import { Invite } from './invite.tsx';
import { NoteForm } from './note-form.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Transfer } from './transfer.tsx';
import { AGENT, useMe } from './use-me.ts';
import { UserData } from './user-data.tsx';

const PAUSED = 4;

const nameOf = ({ agent_name, name, number }: Member): string =>
  firstKnown(agent_name, name, number) ?? '?';

const MemberRow = ({ member }: { readonly member: Member }): ReactNode => {
  const { say } = useWords();
  const { lost, on_hold, mode, number } = member;
  const doing = on_hold ? say('member-holds') : say(`mode-${mode}`);
  return (
    <li>
      <span className="member-name">
        {nameOf(member)}
        {number !== undefined && number !== nameOf(member) && (
          <small className="quiet"> {number}</small>
        )}
      </span>
      <span className="quiet">{lost ? say('member-lost') : doing}</span>
    </li>
  );
};

const Members = ({ talk }: { readonly talk: Conversation }): ReactNode => {
  const { say } = useWords();
  return (
    <ul className="members">
      {talk.members.map((member) => (
        <MemberRow key={member.call_id} member={member} />
      ))}
      {talk.waits_for.map(({ type, agent_name, number }, index) => (
        <li key={`awaited ${index}`}>
          <span className="member-name">{firstKnown(agent_name, number) ?? say('somebody')}</span>
          <span className="quiet">{say(`awaits-${type}`)}</span>
        </li>
      ))}
    </ul>
  );
};

interface TalkProps {
  readonly talk: Conversation;
  /** The agent's other conversations. */
  readonly others: readonly Conversation[];
}

/** Brings two conversations together, and perhaps leaves them to each other. */
const Joining = ({ talk, others }: TalkProps): ReactNode => {
  const { say } = useWords();
  const { path } = useMe();
  const { isWanted, run } = useAction();
  const [other] = others;
  if (other === undefined) return null;
  const body = { src_conversation_id: talk.id, dst_conversation_id: other.id };
  const merge = () => run(() => api().call('POST', `${AGENT}/merge`, { path, body }));
  const exit = () =>
    api().call('POST', `${AGENT}/exit`, { path, body: { conversation_id: talk.id } });
  const handOver = async (): Promise<void> => {
    if (await merge()) await run(exit, say('handed-over'));
  };
  return (
    <>
      <Button disabled={isWanted} act={() => void merge()}>
        {say('merge')}
      </Button>
      <Button disabled={isWanted} act={() => void handOver()}>
        {say('hand-over')}
      </Button>
    </>
  );
};

interface ControlsProps extends TalkProps {
  /** Whether it is the one that the key for holding is for. */
  readonly holdsByKey: boolean;
  readonly isPaused: boolean;
}

/** What the agent can do in the conversation. */
const Controls = ({ talk, others, isPaused, holdsByKey }: ControlsProps): ReactNode => {
  const { say } = useWords();
  const { path } = useMe();
  const { isWanted, run } = useAction();
  const body = { conversation_id: talk.id };
  const hold = (): void =>
    void run(() =>
      isPaused
        ? api().call('POST', `${AGENT}/resume`, { path, body })
        : api().call('POST', `${AGENT}/pause`, { path, body }),
    );
  useShortcuts({ ...(holdsByKey && { hold }) });
  const leave = (): void => void run(() => api().call('POST', `${AGENT}/exit`, { path, body }));
  return (
    <div className="buttons">
      <Button pressed={isPaused} disabled={isWanted} act={hold}>
        {say(isPaused ? 'resume' : 'hold')}
      </Button>
      <Transfer talk={talk} />
      <Invite talk={talk} />
      <Joining talk={talk} others={others} />
      <DialPad talk={talk} />
      <Button kind="danger" disabled={isWanted} act={leave}>
        {say('leave')}
      </Button>
    </div>
  );
};

const isHeldBy =
  (name: string) =>
  ({ members }: Conversation): boolean =>
    members.every(({ agent_name, mode }) => agent_name !== name || mode === PAUSED);

/** A conversation that the agent is in: who is, and what can be done. */
export const Talk = ({
  talk,
  others,
  isFirst,
}: TalkProps & { readonly isFirst: boolean }): ReactNode => {
  const { say } = useWords();
  const { name } = useMe();
  const me = talk.members.find(({ agent_name }) => agent_name === name);
  const isPaused = me?.mode === PAUSED;
  // The one that is talked in; else the first that is held.
  const isActive = !isPaused && me !== undefined;
  const holdsByKey = isActive || (others.every(isHeldBy(name)) && isFirst);
  const title = talk.members
    .filter(({ agent_name }) => agent_name !== name)
    .map(nameOf)
    .join(', ');
  const shown = firstKnown(title) ?? say('conversation');
  return (
    <section className="card talk" data-paused={isPaused} aria-label={shown}>
      <div className="card-head">
        <h2 className="caller">{shown}</h2>
        <span className="talk-state">
          <strong role="status">{isPaused ? say('on-hold') : ''}</strong>{' '}
          <Clock since={talk.begin_time} />
        </span>
      </div>
      <UserData data={talk.data} />
      <Members talk={talk} />
      {me !== undefined && <Controls {...{ talk, others, isPaused, holdsByKey }} />}
      <NoteForm talk={talk} />
    </section>
  );
};
