import type { ExecutionContext } from 'ava';
import { bearer } from '../../../helpers/access.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { ACME, ringAna, serveQueue } from '../queue-tasks/served-queue.ts';

/** Ana talks with a caller; Ben is logged in. Both have a key of their own. */
export const twoAgents = async (t: ExecutionContext) => {
  const api = await serveQueue(t);
  const { agentCall, caller } = await ringAna(api);
  api.telephony.answer(agentCall);
  const conversation = await eventually(
    async () => {
      const { result } = await api.do<{ result: { id: string }[] }>('GET', `${ACME}/conversation`);
      return result[0]?.id;
    },
    { awaited: 'ana to talk' },
  );
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'ben-phone' });
  await api.do('POST', `${ACME}/agent`, { name: 'ben', extension: 'ben-phone' });
  const keyOf = async (name: string): Promise<Record<string, string>> => {
    const body = { role: 'agent', callcenter_id: 'acme', agent_name: name };
    return bearer((await api.do<{ key: string }>('POST', '/key', body)).key);
  };
  return {
    api,
    caller,
    agentCall,
    conversation,
    ana: await keyOf('ana'),
    ben: await keyOf('ben'),
  };
};
