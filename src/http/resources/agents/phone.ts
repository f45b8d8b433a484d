import { z } from 'zod';
import { iceServers } from '../../../operations/ice-servers.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { takePhone } from '../../../operations/take-phone.ts';
import { shownText } from '../../schemas/answer-fields.ts';
import { nothing } from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';
import { agentParams, agentPath, presentAgent } from './path.ts';

/** Where the line of a browser begins. */
export const PHONE_PATH = '/phone';

const urls = shownText('a stun:, turn: or turns: URI', 'stun:stun.example.com:3478');
const iceServer = z.union([
  z.object({ urls }),
  z.object({
    urls: urls.meta({ examples: ['turn:turn.example.com:3478'] }),
    username: shownText('good for a day', '1795512000'),
    credential: shownText('what goes with it', 'Yh3Zxq7sJm1d0Fv2Wc9bKt5nRaE='),
  }),
]);

const phoneData = z
  .object({
    url: shownText(
      'where it connects to, with subprotocol sip',
      'wss://calls.example.com/phone?callcenter=acme&extension=1001&ticket=9Jb2x',
    ),
    user: shownText('the SIP user to register as', '1001'),
    ha1: shownText('the digest that stands for the password', '0cc175b9c0f1b6a831c399e269772661'),
    realm: shownText('the realm that the digest is for', 'asterisk'),
    ice_servers: z
      .array(iceServer)
      .meta({ description: 'as RTCPeerConnection takes them; none: browsers do without' }),
  })
  .meta({ id: 'BrowserPhone', description: 'what a browser needs to be a phone' });

/** `http` becomes `ws`, `https` becomes `wss`. */
const lineUrl = (origin: string, query: Readonly<Record<string, string>>): string =>
  `${origin.replace(/^http/, 'ws')}${PHONE_PATH}?${new URLSearchParams(query).toString()}`;

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
      const { extension, user, ha1, realm, ticket } = taken;
      return {
        url: lineUrl(origin, { callcenter: callcenter_id, extension, ticket }),
        ...{ user, ha1, realm },
        ice_servers: iceServers(deps.ice, Date.now() / 1000),
      };
    },
  });

/** A browser as an agent's phone. */
export const agentPhoneRoutes = (deps: OperationDeps): readonly Route[] => [take(deps)];
