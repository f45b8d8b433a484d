import type { ExecutionContext } from 'ava';
import type { Access } from '../../../../src/domain/api-key.ts';
import type { AgentName, CallcenterId } from '../../../../src/domain/ids.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
import { type Answer, refused, type ServedApi } from '../../served-api.ts';

export const NO_KEY = { Authorization: '' };
/** What a browser adds to requests of the service's own pages. */
export const OWN_PAGE = { 'Sec-Fetch-Site': 'same-origin' };
export const ANA: Access = {
  role: 'agent',
  callcenterId: 'acme' as CallcenterId,
  agent: 'ana' as AgentName,
};

export interface Who {
  readonly session_id: string | null;
  readonly role: string;
  readonly callcenter_id: string | null;
  readonly agent_name: string | null;
  readonly ends_at: number | null;
}

export interface Link {
  readonly id: string;
  readonly link: string;
  readonly path: string;
}

/** Whom an answer names. */
export const whoIn = ({ json }: Answer): Who => json.data as Who;

/** The header that sets the cookie. */
export const cookieOf = ({ headers }: Answer): string => {
  const [cookie = ''] = (headers['set-cookie'] ?? []) as string[];
  return cookie;
};

/** The cookie as the browser sends it back. */
export const pairOf = (answer: Answer): string => cookieOf(answer).split(';')[0] ?? '';

/** Signs in with a key; the cookie. */
export const signIn = async (
  t: ExecutionContext,
  api: ServedApi,
  key = ADMIN_KEY,
): Promise<string> => {
  const answer = await api.call('POST', '/session', { json: {} }, bearer(key));
  t.is(answer.status, 200, answer.text);
  return pairOf(answer);
};

export const makeLink = (api: ServedApi, json: object): Promise<Link> =>
  api.do('POST', '/link', json);

export const ANAS_LINK = { role: 'agent', callcenter_id: 'acme', agent_name: 'ana' };

/** Signs in with the secret of a link, as a page does. */
export const follow = (api: ServedApi, link: string, headers: Record<string, string> = OWN_PAGE) =>
  api.call('POST', '/session', { json: { link } }, { ...NO_KEY, ...headers });

/** Asks with a cookie alone, as a page does. */
export const ask = (
  api: ServedApi,
  cookie: string,
  method = 'GET',
  path = '/session',
  headers: Record<string, string> = OWN_PAGE,
) => {
  const sent = method === 'POST' || method === 'PUT' ? { json: {} } : undefined;
  return api.call(method, path, sent, { ...NO_KEY, Cookie: cookie, ...headers });
};

/** Asserts that nobody is signed in any more. */
export const isOver = (t: ExecutionContext, answer: Answer): void => {
  refused(t, answer, 401, '000401', 'unauthorized');
};
