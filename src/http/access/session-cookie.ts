import { SESSION_IDLE_MS } from '../../domain/session.ts';

/**
 * With TLS the name makes browsers take the cookie from this host and path alone, and only with `Secure`.
 * Without TLS no browser takes such a name from all addresses, and Safari takes no `Secure` from
 * http://localhost, so that there the cookie has neither.
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-cookie-name-prefixes
 */
const NAMES = { secure: '__Host-callcenter', plain: 'callcenter' } as const;

const nameFor = (isSecure: boolean): string => (isSecure ? NAMES.secure : NAMES.plain);

/**
 * The browser keeps it far longer than an unused session goes on: it is the service that ends it, and one
 * that is in use gets no new cookie each time.
 */
const KEPT_FOR_S = (60 * SESSION_IDLE_MS) / 1000;

/** How a browser came, and where its pages may be. */
export interface CookiePlace {
  /** The request came over TLS. */
  readonly isSecure: boolean;
  /** Pages of other sites may frame the desk. */
  readonly isFramed: boolean;
}

/**
 * In a page of another site browsers send a cookie only if it says so, and take that over TLS alone. Partitioned, it is
 * one of that site: in no other page it is sent (https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies).
 * Whatever changes something is let in only from pages of ours all the same.
 */
const siteOf = ({ isSecure, isFramed }: CookiePlace): readonly string[] =>
  isSecure && isFramed ? ['SameSite=None', 'Partitioned'] : ['SameSite=Strict'];

const written = (value: string, seconds: number, place: CookiePlace): string =>
  [
    `${nameFor(place.isSecure)}=${value}`,
    'Path=/',
    `Max-Age=${seconds}`,
    'HttpOnly',
    ...siteOf(place),
    ...(place.isSecure ? ['Secure'] : []),
  ].join('; ');

/** What sets the cookie of a session. */
export const sessionCookie = (secret: string, place: CookiePlace): string =>
  written(secret, KEPT_FOR_S, place);

/** What makes a browser forget it. */
export const noSessionCookie = (place: CookiePlace): string => written('', 0, place);

/**
 * The secret of the session that a request belongs to, as its header Cookie says; null: of none. Over TLS
 * a cookie without the prefix is passed over, which somebody on the way could have set.
 */
export const secretIn = (cookies: string | undefined, isSecure: boolean): string | null => {
  const begin = `${nameFor(isSecure)}=`;
  const found = cookies
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(begin));
  return found === undefined ? null : found.slice(begin.length);
};
