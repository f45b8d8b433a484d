import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Context } from 'koa';
import { type ToldEvent, toldText } from '../../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../../domain/ids.ts';
import { refusals } from '../../domain/refusals.ts';
import type { FollowedAll } from '../../operations/follow-events.ts';
import { phrase } from '../../messages/phrase.ts';

const HEADER = 'Last-Event-ID';
const ID_RULE = phrase('event-id');
/** How long a client that was cut off waits before it comes again. */
const COME_AGAIN_MS = 1000;

/** @param after null: the latest that there is */
export type Follow = (
  after: number | null,
  ended: AbortSignal,
) => AsyncGenerator<FollowedAll, void, undefined>;

/** As all streams send them: events are of one call center, and each is one object for all who follow. */
const written = new WeakMap<ToldEvent, string>();

const sent = (callcenter: CallcenterId, event: ToldEvent): string => {
  const known = written.get(event);
  if (known !== undefined) return known;
  const told = toldText(callcenter, event);
  // Who comes again goes on after the last event that is kept.
  const id = event.eventId === 0 ? '' : `id: ${event.eventId}\n`;
  const text = `${id}event: ${event.event}\ndata: ${told}\n\n`;
  written.set(event, text);
  return text;
};

/** A comment that shows that the line is alive, and the id to come again with: nothing for the client. */
const stillHere = (upTo: number): string => `:\nid: ${upTo}\n\n`;

async function* pieces(
  callcenter: CallcenterId,
  follow: AsyncGenerator<FollowedAll, void, undefined>,
): AsyncGenerator<string, void, undefined> {
  yield `retry: ${COME_AGAIN_MS}\n\n`;
  for await (const { events, passing, upTo } of follow) {
    const all = passing === null ? events : [...events, passing];
    const isUpTo = events.at(-1)?.eventId === upTo;
    const last = isUpTo ? '' : stillHere(upTo);
    yield all.map((event) => sent(callcenter, event)).join('') + last;
  }
}

/** A browser sends it when it comes again; what stands in the address is of the first time. */
const lastEventId = (ctx: Context): number | null => {
  const given = ctx.get(HEADER);
  if (given === '') return null;
  const id = /^\d+$/.test(given) ? Number(given) : NaN;
  if (Number.isSafeInteger(id)) return id;
  throw refusals.invalidArgument(phrase('header-wrong', { header: HEADER, expected: ID_RULE }), {
    in: 'header',
    path: HEADER,
    expected: ID_RULE,
  });
};

const endedWith = (response: ServerResponse, closing: AbortSignal): AbortSignal => {
  const ended = new AbortController();
  const end = (): void => {
    closing.removeEventListener('abort', end);
    ended.abort();
  };
  closing.addEventListener('abort', end);
  response.once('close', end);
  if (closing.aborted) end();
  return ended.signal;
};

/**
 * An answer that goes on: server-sent events.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream {
  readonly #callcenter: CallcenterId;
  readonly #after: number | null;
  readonly #follow: Follow;

  /** @param after where it begins unless the client says by header what it knows */
  constructor(callcenter: CallcenterId, after: number | null, follow: Follow) {
    this.#callcenter = callcenter;
    this.#after = after;
    this.#follow = follow;
  }

  /**
   * Ends when the client goes away, or at `closing`. The next piece is made when the client has
   * taken those before.
   * @throws Refusal invalid-argument
   */
  answer(ctx: Context, closing: AbortSignal): void {
    const after = lastEventId(ctx) ?? this.#after;
    const follow = this.#follow(after, endedWith(ctx.res, closing));
    ctx.type = 'text/event-stream; charset=utf-8';
    // Proxies that collect answers would keep events back.
    ctx.set('X-Accel-Buffering', 'no');
    ctx.body = Readable.from(pieces(this.#callcenter, follow));
  }
}
