import { type ReactNode, useState } from 'react';
import type { BoardAgent, Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { ActionMenu, type MenuChoice } from '../ui/action-menu.tsx';
import { kindOf } from '../ui/agent-state.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { ListenDialog } from './listen-dialog.tsx';
import { type Listening, useListener } from './listening.ts';
import { useEnter } from './use-listening.ts';

const AGENT = '/callcenter/{callcenter_id}/agent/{agent_name}';

interface AgentMenuProps {
  readonly agent: BoardAgent;
  /** What the agent is in; null: nothing. */
  readonly talk: Conversation | null;
}

const useListening = ({ agent, talk }: AgentMenuProps) => {
  const me = useListener();
  const { enter } = useEnter();
  const [asking, setAsking] = useState<Listening | null>(null);
  const start = (way: Listening, as: string): void => {
    if (talk !== null) void enter(way, talk, agent.name, as);
  };
  const choose = (way: Listening) => (): void => {
    if (me === null) setAsking(way);
    else start(way, me);
  };
  const dialog = asking !== null && (
    <ListenDialog
      open
      close={() => {
        setAsking(null);
      }}
      then={(as) => {
        start(asking, as);
      }}
    />
  );
  return { choose, dialog };
};

/** What can be done with an agent and their conversation. */
export const AgentMenu = ({ agent, talk }: AgentMenuProps): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const { choose, dialog } = useListening({ agent, talk });
  const path = { callcenter_id: callcenter, agent_name: agent.name };
  const isOnCall = kindOf(agent.state) === 'talking' || kindOf(agent.state) === 'fetching';
  const setState = (state: string) => () =>
    void run(
      () => api().call('POST', `${AGENT}/state`, { path, body: { state, after_call: isOnCall } }),
      say('done'),
    );
  const end = (): void => {
    if (talk === null) return;
    const one = { callcenter_id: callcenter, conversation_id: talk.id };
    const CONVERSATION = '/callcenter/{callcenter_id}/conversation/{conversation_id}';
    void run(() => api().call('DELETE', CONVERSATION, { path: one }), say('done'));
  };
  const logOut = (): void => {
    void run(() => api().call('DELETE', AGENT, { path, query: { force: true } }), say('done'));
  };
  const withTalk: readonly MenuChoice[] = [
    { key: 'listen', label: say('listen'), choose: choose('listen') },
    { key: 'whisper', label: say('whisper'), choose: choose('whisper') },
    { key: 'barge', label: say('barge'), choose: choose('barge') },
    { key: 'end', label: say('end-conversation'), choose: end },
  ];
  const choices: readonly MenuChoice[] = [
    ...(talk === null ? [] : withTalk),
    { key: 'idle', label: say('set-idle'), choose: setState('idle') },
    { key: 'busy', label: say('set-busy'), choose: setState('busy') },
    { key: 'away', label: say('set-away'), choose: setState('away') },
    { key: 'out', label: say('log-out-agent'), choose: logOut },
  ];
  return (
    <>
      <ActionMenu
        label="⋯"
        name={say('do-with-agent', { agent: agent.name })}
        kind="quiet"
        disabled={isWanted}
        choices={choices}
      />
      {dialog}
    </>
  );
};
