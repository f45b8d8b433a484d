import { Agent } from 'undici';
import { publicLookup, refusePrivateAddress } from './public-addresses.ts';
import type { WebhookRequest } from './webhook-request.ts';

/** What came of a request. */
export type Posted =
  | { readonly kind: 'answered'; readonly status: number }
  /** There was no answer; the reason is for the log. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends a request to its receiver; never throws. */
export type Post = (request: WebhookRequest, signal: AbortSignal) => Promise<Posted>;

export interface WebhookSenderSettings {
  /** Receivers may be on this machine and in its networks. */
  readonly allowPrivate: boolean;
  readonly followRedirects: boolean;
  /** For all of it, from the look-up of the name to the end of the answer. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** What a receiver answers is not read; up to here it is let through, to use its connection again. */
const MOST_ANSWER_BYTES = 16_384;
const MOST_REDIRECTS = 3;
/** Not 303, which asks for a GET. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error.message;
};

/** Where a redirect leads; null: nowhere that may be followed. What was encrypted stays so. */
const targetOf = (from: URL, location: string | string[] | undefined): URL | null => {
  if (typeof location !== 'string' || !URL.canParse(location, from.href)) return null;
  const target = new URL(location, from);
  const allowed = from.protocol === 'https:' ? ['https:'] : ['https:', 'http:'];
  return allowed.includes(target.protocol) ? target : null;
};

/** Posts over HTTP, on connections that are kept for the next event. */
export class WebhookSender {
  readonly #settings: WebhookSenderSettings;
  readonly #agent: Agent;

  constructor(settings: WebhookSenderSettings) {
    this.#settings = settings;
    this.#agent = new Agent({
      connect: settings.allowPrivate ? {} : { lookup: publicLookup },
      pipelining: 1,
    });
  }

  readonly post: Post = async (request, signal) => {
    const { timeoutMs = TIMEOUT_MS } = this.#settings;
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    try {
      const either = AbortSignal.any([signal, late.signal]);
      const status = await this.#post(new URL(request.url), request, either, MOST_REDIRECTS);
      return { kind: 'answered', status };
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) };
    } finally {
      clearTimeout(timer);
    }
  };

  async #post(
    url: URL,
    request: WebhookRequest,
    signal: AbortSignal,
    redirectsLeft: number,
  ): Promise<number> {
    if (!this.#settings.allowPrivate) refusePrivateAddress(url);
    const { statusCode, headers, body } = await this.#agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      headers: request.headers,
      body: request.body,
      signal,
    });
    await body.dump({ limit: MOST_ANSWER_BYTES });
    const isFollowed = this.#settings.followRedirects && REDIRECTS.has(statusCode);
    const target = isFollowed ? targetOf(url, headers['location']) : null;
    if (target === null || redirectsLeft === 0) return statusCode;
    return this.#post(target, request, signal, redirectsLeft - 1);
  }

  /** Drops all connections. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
