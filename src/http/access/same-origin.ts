import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from 'koa';
import { httpRefusals } from '../protocol/http-refusals.ts';
import type { Target } from './target.ts';

const JSON_TYPE = 'application/json';
const KEEPALIVE = '/callcenter/:callcenter_id/agent/:agent_name/keepalive';

/**
 * Whether a page of this service sent a request: a browser says so, or where from, in headers that no
 * script can set. On plain http to another machine it says neither for a GET; then a header counts that
 * pages of other origins may not send.
 * https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 * @param own the service's own origin, as the request was addressed
 */
export const isFromOwnPage = (headers: IncomingHttpHeaders, own: string): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin !== undefined) return origin === own;
  return headers['x-requested-with'] !== undefined;
};

/** How the service was reached. Not `ctx.origin`, which is what the request says of where it came from. */
export const ownOrigin = ({ protocol, host }: Pick<Context, 'protocol' | 'host'>): string =>
  `${protocol}://${host}`;

/** One GET changes something: it lengthens a login. */
const changesSomething = ({ method, path }: Target): boolean =>
  method !== 'GET' || path === KEEPALIVE;

/**
 * For a request that comes with a cookie, which a browser sends whoever made it ask.
 * @throws HttpRefusal forbidden, Refusal invalid-argument
 */
export const refuseFromElsewhere = (ctx: Context, target: Target, role: string): void => {
  if (!changesSomething(target)) return;
  if (!isFromOwnPage(ctx.headers, ownOrigin(ctx))) throw httpRefusals.fromElsewhere(role);
  const type = ctx.get('Content-Type');
  if (target.upload !== undefined) return;
  if (type !== '' && ctx.is(JSON_TYPE) === false) {
    throw httpRefusals.sessionNeedsJson(type, JSON_TYPE);
  }
};
