import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { takePhone } from '../../../operations/take-phone.ts';
import { nothing } from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';
import { phoneData, phoneView } from '../extensions/browser-phone.ts';
import { agentParams, agentPath, presentAgent } from './path.ts';

const take = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: `${agentPath}/phone`,
    id: 'takePhone',
    summary: 'Make a browser the phone of an agent, whose extension is one with webrtc.',
    description:
      'What it answers is new each time, and ends what was answered before: there is one phone. A browser asks for it whenever its page is loaded and keeps it in memory alone. ' +
      'Who was talking is rung again as soon as the new phone has registered, and let into the talk; INVITE then has the header `X-Rejoin: true`, so that the page can answer by itself.',
    params: agentParams,
    query: nothing,
    body: null,
    data: phoneData,
    refusals: [...presentAgent, 'extension-not-webrtc', 'asterisk-refused'],
    handle: async ({ params: { callcenter_id, agent_name }, logContext, origin }) => {
      const taken = await takePhone(deps, callcenter_id, agent_name, logContext);
      return phoneView(deps, { taken, callcenterId: callcenter_id, origin });
    },
  });

/** A browser as an agent's phone. */
export const agentPhoneRoutes = (deps: OperationDeps): readonly Route[] => [take(deps)];
