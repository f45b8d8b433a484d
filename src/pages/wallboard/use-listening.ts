import type { Conversation } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { bodyOf, type Listening, wish } from './listening.ts';

const AGENT = '/callcenter/{callcenter_id}/agent/{agent_name}';

/** Enters somebody's conversation, or changes how one is in it. */
export const useEnter = () => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const enter = async (
    way: Listening,
    talk: Conversation,
    agent: string,
    me: string,
  ): Promise<void> => {
    const path = { callcenter_id: callcenter, agent_name: me };
    const body = bodyOf(way, talk.id, agent);
    if (talk.members.some(({ agent_name }) => agent_name === me)) {
      await run(() => api().call('POST', `${AGENT}/lsm`, { path, body }), say(`does-${way}`));
      return;
    }
    wish.expectRing();
    // Whoever listened elsewhere goes on here: one listens to one.
    const entry = { ...body, holding: false };
    await run(() => api().call('POST', `${AGENT}/enter`, { path, body: entry }), say('entering'));
  };
  return { isWanted, enter };
};
