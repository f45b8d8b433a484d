import { z } from 'zod';
import type { CallcenterId } from '../../../domain/ids.ts';
import { iceServers } from '../../../operations/ice-servers.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { type TakenPhone, takeFreePhone } from '../../../operations/take-phone.ts';
import { type DataOf, shownText } from '../../schemas/answer-fields.ts';
import { callcenterId, extensionId, members, nothing } from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';

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

/** What makes a browser a phone. */
export const phoneData = z
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

interface Taken {
  readonly taken: TakenPhone;
  readonly callcenterId: CallcenterId;
  /** Of the service, as the browser asked for it. */
  readonly origin: string;
}

/** What a browser is told that becomes a phone. */
export const phoneView = (
  { ice }: Pick<OperationDeps, 'ice'>,
  { taken: { extension, user, ha1, realm, ticket }, callcenterId: callcenter, origin }: Taken,
): DataOf<typeof phoneData> => ({
  url: lineUrl(origin, { callcenter, extension, ticket }),
  ...{ user, ha1, realm },
  ice_servers: iceServers(ice, Date.now() / 1000),
});

const take = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: '/callcenter/:callcenter_id/extension/:extension_id/phone',
    id: 'takeFreePhone',
    summary: 'Make a browser the phone of an extension that nobody is logged in with, to try it.',
    description:
      'The extension is one with webrtc. What it answers is new each time, and ends what was answered before; it ends too when an agent logs in with the extension. The phone may call what the dialplan lets phones of agents call: as shipped, 6000, the sample IVR, which hands it to this call center.',
    params: members({ callcenter_id: callcenterId, extension_id: extensionId }),
    query: nothing,
    body: null,
    data: phoneData,
    refusals: [
      'extension-not-found',
      'extension-in-use',
      'extension-not-webrtc',
      'asterisk-refused',
    ],
    handle: async ({ params: { callcenter_id, extension_id }, logContext, origin }) => {
      const taken = await takeFreePhone(deps, callcenter_id, extension_id, logContext);
      return phoneView(deps, { taken, callcenterId: callcenter_id, origin });
    },
  });

/** A browser as the phone of nobody. */
export const freePhoneRoutes = (deps: OperationDeps): readonly Route[] => [take(deps)];
