import type { RouterContext } from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { CallcenterId } from '../../domain/ids.ts';
import { DEFAULT_USE, type UseLimits } from '../../domain/limits-of-use.ts';
import type { Callcenters } from '../../operations/callcenters.ts';
import type { Owner } from '../../operations/runtime/fair-scheduler.ts';
import { ExpensiveReads } from './expensive-reads.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { ListAnswer } from '../protocol/list-answer.ts';
import { type Principal, principalOf } from '../protocol/principal.ts';
import { queryOf } from '../fast-path/query.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Route } from '../schemas/route.ts';
import type { ShareLimits } from '../protocol/share-limits.ts';

/** Longer pages are expensive. */
const LONG_PAGE = 100;
/** As so many requests an expensive read counts with its key. */
const EXPENSIVE_AS_REQUESTS = 10;
const AGAIN_AFTER_MS = 5000;
/** Files that come in at a time: each is held in memory until it is kept. */
const UPLOADS = { ofCallcenter: 2, ofAll: 8 } as const;
const ALL = '';

interface Asking {
  readonly key: Principal;
  readonly owner: Owner;
}

const isLong = (ctx: Context): boolean => {
  const { page_size, limit } = (queryOf(ctx) ?? {}) as Record<string, unknown>;
  return [page_size, limit].some((size) => Number(size) > LONG_PAGE);
};

const isExpensive = (ctx: Context, { expense }: Pick<Route, 'expense'>): boolean =>
  expense === 'always' || isLong(ctx);

const askingOf = (ctx: RouterContext): Asking => {
  const key = principalOf(ctx);
  if (key === null) throw new Error('a request is served that nobody has admitted');
  const { access } = key;
  const own = 'callcenterId' in access ? access.callcenterId : null;
  // Who may ask for all is held apart from each of them.
  return { key, owner: own ?? ctx.params['callcenter_id'] ?? `key ${key.id}` };
};

const written = (answer: unknown, giveWay: () => Promise<void> | null): unknown =>
  answer instanceof ListAnswer ? answer.write(giveWay) : answer;

interface Deps {
  readonly callcenters: Callcenters;
  readonly limits: RateLimits;
  readonly most: ShareLimits;
}

/** What one call center may have, or one key that belongs to none. */
const useOf = (callcenters: Callcenters, owner: Owner): UseLimits => {
  const id = owner as CallcenterId;
  return callcenters.has(id) ? callcenters.find(id).world.callcenter.settings : DEFAULT_USE;
};

/** What those who ask have of what all share: turns on the processor, streams, expensive reads. */
export class Shares {
  readonly #deps: Deps;
  readonly #expensive: ExpensiveReads;
  readonly #streamsOfKey = new ConcurrencyLimit('streams-with-key', AGAIN_AFTER_MS);
  readonly #streamsOfCallcenter = new ConcurrencyLimit('streams-of-callcenter', AGAIN_AFTER_MS);

  readonly #uploads = new ConcurrencyLimit('uploads-of-all', AGAIN_AFTER_MS);
  readonly #uploadsOfCallcenter = new ConcurrencyLimit('uploads-of-callcenter', AGAIN_AFTER_MS);

  constructor(deps: Deps) {
    this.#deps = deps;
    const { callcenters, most } = deps;
    this.#expensive = new ExpensiveReads({
      mostOf: (owner) => useOf(callcenters, owner).maxExpensiveReads,
      mostWaiting: most.waitingReads,
    });
  }

  /** Before a request is carried out: the turn of its call center. */
  readonly takeTurn: Middleware<object, RouterContext> = async (ctx, next) => {
    await this.#deps.callcenters.scheduler.turn(askingOf(ctx).owner);
    await next();
  };

  /** Holds a place for a file that is sent, until it is carried out what it was sent for. Throws TooManyRequests. */
  readonly holdUpload: Middleware<object, RouterContext> = async (ctx, next) => {
    const leaveCallcenter = this.#uploadsOfCallcenter.hold(
      askingOf(ctx).owner,
      UPLOADS.ofCallcenter,
    );
    try {
      const leave = this.#uploads.hold(ALL, UPLOADS.ofAll);
      try {
        await next();
      } finally {
        leave();
      }
    } finally {
      leaveCallcenter();
    }
  };

  /**
   * Carries out what a route answers; a list is written.
   * @throws TooManyRequests
   */
  async answer(ctx: RouterContext, route: Route, answer: () => unknown): Promise<unknown> {
    const { key, owner } = askingOf(ctx);
    const giveWay = () => this.#deps.callcenters.scheduler.turn(owner);
    if (!isExpensive(ctx, route)) return written(await answer(), giveWay);
    await this.#deps.limits.chargeKey(key.id, EXPENSIVE_AS_REQUESTS);
    return this.#expensive.run(key.id, owner, async () => {
      const answered = await answer();
      // What comes of it is now made a text, which may be long.
      await giveWay();
      return written(answered, giveWay);
    });
  }

  /**
   * Holds a place for a stream of events; answers how to give it back.
   * @throws TooManyRequests
   */
  holdStream(ctx: RouterContext): () => void {
    const { key, owner } = askingOf(ctx);
    const { maxStreamsPerKey, maxStreams } = useOf(this.#deps.callcenters, owner);
    const leaveKey = this.#streamsOfKey.hold(key.id, maxStreamsPerKey);
    try {
      const leaveCallcenter = this.#streamsOfCallcenter.hold(owner, maxStreams);
      return () => {
        leaveKey();
        leaveCallcenter();
      };
    } catch (error) {
      leaveKey();
      throw error;
    }
  }
}
