import { type ReactNode, useState, useSyncExternalStore } from 'react';
import type { BoardAgent, Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { ActionMenu, type MenuChoice } from '../ui/action-menu.tsx';
import { AgentDialog } from '../ui/agent-dialog.tsx';
import { kindOf } from '../ui/agent-state.tsx';
import { textPreference } from '../ui/preference.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';

/** As which agent whoever supervises listens: that agent's phone rings. */
const listensAs = textPreference('listens-as');

const AGENT = '/callcenter/{callcenter_id}/agent/{agent_name}';

type Listening = 'listen' | 'whisper' | 'barge';

/** The ways to be in somebody's conversation. */
const bodyOf = (way: Listening, conversation: Conversation, agent: string) => {
  const conversation_id = conversation.id;
  switch (way) {
    case 'listen':
      return { conversation_id, mode: 2 } as const;
    case 'whisper':
      return { conversation_id, mode: 1, whisper_to: agent } as const;
    case 'barge':
      return { conversation_id, mode: 1 } as const;
  }
};

interface AgentMenuProps {
  readonly agent: BoardAgent;
  /** What the agent is in; null: nothing. */
  readonly talk: Conversation | null;
}

const useListening = ({ agent, talk }: AgentMenuProps) => {
  const { say } = useWords();
  const { callcenter, session } = useSession();
  const { run } = useAction();
  const [asking, setAsking] = useState<Listening | null>(null);
  const chosen = useSyncExternalStore(listensAs.subscribe, listensAs.get);
  const me = session.agent_name ?? (chosen === '' ? null : chosen);
  const enter = async (way: Listening, as: string): Promise<void> => {
    if (talk === null) return;
    const path = { callcenter_id: callcenter, agent_name: as };
    const body = bodyOf(way, talk, agent.name);
    const isIn = talk.members.some(({ agent_name }) => agent_name === as);
    await run(
      () =>
        isIn
          ? api().call('POST', `${AGENT}/lsm`, { path, body })
          : api().call('POST', `${AGENT}/enter`, { path, body }),
      say('phone-will-ring', { agent: as }),
    );
  };
  const choose = (way: Listening) => (): void => {
    if (me === null) setAsking(way);
    else void enter(way, me);
  };
  const dialog = (
    <AgentDialog
      title={say('listen-as')}
      open={asking !== null}
      close={() => {
        setAsking(null);
      }}
      picked={(name) => {
        listensAs.set(name);
        if (asking !== null) void enter(asking, name);
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
