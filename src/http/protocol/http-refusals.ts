import type { Refusal } from '../../domain/refusal.ts';
import { refusals } from '../../domain/refusals.ts';
import { type Phrase, phrase } from '../../messages/phrase.ts';
import { HttpRefusal, type ReachedLimit, TooManyRequests } from './http-refusal.ts';

/** What there is too much of, and how much there may be. */
const nameOf = ({ limit, most, periodS }: ReachedLimit): Phrase => {
  const period = periodS ?? 0;
  switch (limit) {
    case 'requests-with-key':
    case 'requests-from-address':
    case 'requests-without-key':
      return phrase(limit, { most, period });
    case 'connections-from-address':
    case 'expensive-reads-with-key':
    case 'expensive-reads-of-callcenter':
    case 'streams-with-key':
    case 'streams-of-callcenter':
    case 'uploads-of-callcenter':
    case 'uploads-of-all':
      return phrase(limit, { most });
  }
};

/**
 * Every refusal that only HTTP knows, each made by one function, as `domain/refusals.ts` makes the
 * others. Nothing else makes an `HttpRefusal`.
 */
export const httpRefusals = {
  /** @param requestId under which the log tells more */
  internalError: (requestId: string): HttpRefusal =>
    new HttpRefusal('internal-error', phrase('internal-error', { request: requestId }), {
      request_id: requestId,
    }),
  /** Nobody knows whether the first request with this key was carried out. */
  interrupted: (header: string, requestId: string): HttpRefusal =>
    new HttpRefusal('internal-error', phrase('idempotency-interrupted', { header }), {
      request_id: requestId,
    }),
  unauthorized: (reason: Phrase): HttpRefusal => new HttpRefusal('unauthorized', reason),
  forbidden: (role: string): HttpRefusal =>
    new HttpRefusal('forbidden', phrase('not-allowed', { role }), { role }),
  /** @param setting of the call center, which would let them */
  forbiddenUnless: (role: string, setting: string): HttpRefusal =>
    new HttpRefusal('forbidden', phrase('not-allowed-unless', { role, setting }), { role }),
  /** With a session, which a browser may be made to send by somebody else's page. */
  fromElsewhere: (role: string): HttpRefusal =>
    new HttpRefusal('forbidden', phrase('other-origin'), { role }),
  /** @param type that was sent with a session; forms of other pages can have any but JSON's */
  sessionNeedsJson: (type: string, expected: string): Refusal =>
    refusals.invalidArgument(phrase('session-needs-json', { type, json: expected }), {
      in: 'header',
      path: 'Content-Type',
      expected,
    }),
  noSuchEndpoint: (path: string): HttpRefusal =>
    new HttpRefusal('no-such-endpoint', phrase('no-such-endpoint', { path })),
  /** @param allowed methods, as the header Allow lists them */
  methodNotAllowed: (method: string, allowed: string): HttpRefusal =>
    new HttpRefusal('method-not-allowed', phrase('method-not-allowed', { method, allowed }), {
      method,
      allow: allowed,
    }),
  bodyTooLarge: (limit: number): HttpRefusal =>
    new HttpRefusal('body-too-large', phrase('body-too-large', { limit }), { limit }),
  /** @param range the header that asks for what is not there */
  rangeNotSatisfiable: (range: string, bytes: number): HttpRefusal =>
    new HttpRefusal('range-not-satisfiable', phrase('range-not-satisfiable', { range, bytes }), {
      range,
      bytes,
    }),
  /** @param waitMs until it may be tried again */
  tooManyRequests: (reached: ReachedLimit, waitMs: number): TooManyRequests => {
    const seconds = Math.max(1, Math.ceil(waitMs / 1000));
    const { given } = reached;
    const what = nameOf(reached);
    return new TooManyRequests(
      phrase('too-many-requests', { what, given, seconds }),
      reached,
      seconds,
    );
  },
};
