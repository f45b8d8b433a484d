import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Agent } from 'undici';
import { PASSED_ON_HEADER } from '../access/passed-on.ts';
import { OF_ONE_CONNECTION } from './of-one-connection.ts';

/** What has no other limit: an answer that does not begin. In ms. */
const ANSWER_BEGINS_WITHIN_MS = 60_000;
const CONNECT_WITHIN_MS = 1_000;
const IDLE_SOCKET_MS = 30_000;

/** Keep-alive connections to other processes of the service. */
export const otherProcesses = (): Agent =>
  new Agent({
    connect: { timeout: CONNECT_WITHIN_MS },
    headersTimeout: ANSWER_BEGINS_WITHIN_MS,
    // Events may be far apart.
    bodyTimeout: 0,
    keepAliveTimeout: IDLE_SOCKET_MS,
    keepAliveMaxTimeout: IDLE_SOCKET_MS,
  });

/** `not-sent`: it never reached them, and may be sent to another. `lost`: they ended, and may have done it. */
export type PassOutcome = 'answered' | 'not-sent' | 'lost';

/** A request that is to be passed on. */
export interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer | Readable | null;
  /** Where the other process is. */
  readonly origin: string;
  /** The value of its header. */
  readonly passedOn: string;
  readonly requestId: string;
  /** The other process is in charge no more: its answer is waited for no longer. */
  readonly over: AbortSignal;
  /** This process ends: what would go on for ever does too. */
  readonly closing: AbortSignal;
}

const headersOf = ({ request, passedOn, requestId }: Passing): IncomingHttpHeaders => {
  const kept = Object.entries(request.headers).filter(([name]) => !OF_ONE_CONNECTION.has(name));
  return {
    ...Object.fromEntries(kept),
    'x-request-id': requestId,
    [PASSED_ON_HEADER]: passedOn,
  };
};

const NEVER_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const outcomeOf = (error: unknown, { request, body }: Passing): PassOutcome => {
  // It came and went.
  if (body !== null && !Buffer.isBuffer(body)) return 'lost';
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (NEVER_SENT.has(code)) return 'not-sent';
  return request.method === 'GET' || request.method === 'HEAD' ? 'not-sent' : 'lost';
};

/** Passes a request on to another process, and its answer back as it comes. Never rejects. */
export const passOn = async (passing: Passing, agent: Agent): Promise<PassOutcome> => {
  const { request, response, origin, over, closing } = passing;
  const gone = new AbortController();
  const leave = (): void => {
    gone.abort();
  };
  response.once('close', leave);
  // Not a URL made of both: what begins with two slashes would name another host.
  const answering = agent.request({
    origin,
    path: request.url ?? '/',
    method: request.method ?? 'GET',
    headers: headersOf(passing),
    body: passing.body,
    signal: AbortSignal.any([over, gone.signal]),
  });
  try {
    const { statusCode, headers, body: answered } = await answering;
    const kept = Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.has(name));
    response.writeHead(statusCode, Object.fromEntries(kept));
    response.flushHeaders();
    const isStream = String(headers['content-type']).startsWith('text/event-stream');
    // An answer that breaks off in the middle breaks off for who asked.
    await pipeline(answered, response, isStream ? { signal: closing } : {}).catch(() =>
      response.destroy(),
    );
    return 'answered';
  } catch (error) {
    return gone.signal.aborted ? 'answered' : outcomeOf(error, passing);
  } finally {
    response.off('close', leave);
  }
};
