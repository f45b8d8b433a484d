import { refusals } from '../../../domain/refusals.ts';
import { phrase } from '../../../messages/phrase.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import type { OpenedSession } from '../../../operations/sessions.ts';
import { type Principal, principalOfSession } from '../../protocol/principal.ts';
import { SessionAnswer } from '../../protocol/session-answer.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { linkSecret, members, nothing, sessionId } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { sessionData, sessionView, whoData, whoView } from './view.ts';

const path = '/session';

const refuseLinkBesideKey = (): never => {
  throw refusals.invalidArgument(phrase('link-beside-key'), {
    in: 'body',
    path: 'link',
    expected: phrase('no-link'),
  });
};

/** A session that asks for another one gets it, with the rights that it has. */
const openedBy = (
  { sessions }: OperationDeps,
  { proof, keyId, access }: Principal,
): Promise<OpenedSession> =>
  proof.kind === 'link' ? sessions.openWithLink(proof.linkId) : sessions.openWithKey(keyId, access);

const signIn = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path,
    id: 'signIn',
    provenBy: 'link',
    summary: 'Sign in with a key or with a link, for a browser.',
    description:
      'The answer sets a cookie that stands for the key in later requests, of event streams, recordings and WebSockets too: `__Host-callcenter` over TLS, `callcenter` without. It is HttpOnly and SameSite=Strict. The session ends when nobody used it for 12 hours, when somebody signs out, and with its key. With it whatever changes something, and `keepalive`, needs `Sec-Fetch-Site: same-origin` or the `Origin` of the service, and JSON. Send the key as with every request, or the secret of a link, which is good for one time. Of one key 100 sessions stay, those used last.',
    params: nothing,
    query: nothing,
    body: members({
      link: linkSecret
        .optional()
        .meta({ description: 'the secret of a link; without it: the key is in the headers' }),
    }),
    data: whoData,
    refusals: ['link-not-found', 'key-not-found', 'callcenter-not-found'],
    handle: async ({ body, principal }) => {
      if (body.link !== undefined && principal.proof.kind !== 'link') refuseLinkBesideKey();
      const { session, secret } = await openedBy(deps, principal);
      return new SessionAnswer(whoView(principalOfSession(session)), secret);
    },
  });

const show: Route = route({
  method: 'GET',
  path,
  id: 'whoAmI',
  summary: 'Tell who asks: role, call center and agent of the session or the key.',
  params: nothing,
  query: nothing,
  body: null,
  data: whoData,
  refusals: [],
  handle: ({ principal }) => whoView(principal),
});

const signOut = ({ sessions }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path,
    id: 'signOut',
    summary: 'Sign out: the session is over, and what it follows ends within ten seconds.',
    params: nothing,
    query: nothing,
    body: null,
    data: whoData,
    refusals: ['session-not-found'],
    handle: async ({ principal }) => {
      const { proof } = principal;
      if (proof.kind !== 'session') throw refusals.sessionNotFound(null);
      await sessions.end(proof.session.id);
      return new SessionAnswer(whoView(principal), null);
    },
  });

const list = ({ sessions }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: `${path}/list`,
    id: 'listSessions',
    summary: 'List who is signed in, oldest first.',
    params: nothing,
    query: members(paging),
    body: null,
    data: listOf(sessionData),
    refusals: [],
    handle: async ({ query }) => listView(query, await sessions.list(pageOf(query)), sessionView),
  });

const end = ({ sessions }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: `${path}/:session_id`,
    id: 'endSession',
    summary: 'Sign somebody out.',
    params: members({ session_id: sessionId }),
    query: nothing,
    body: null,
    data: sessionData,
    refusals: ['session-not-found'],
    handle: async ({ params }) => sessionView(await sessions.end(params.session_id)),
  });

/** Being signed in with a browser. */
export const sessionRoutes = (deps: OperationDeps): readonly Route[] => [
  signIn(deps),
  show,
  signOut(deps),
  list(deps),
  end(deps),
];
