import { createHash, createHmac } from 'node:crypto';
import type { RouterContext } from '@koa/router';
import type { Middleware } from 'koa';
import { refusals } from '../../domain/refusals.ts';
import type { AnsweredRequests, KeptAnswer } from '../../operations/ports/answered-requests.ts';
import type { Clock } from '../../operations/ports/clock.ts';
import type { Logger } from '../../operations/ports/logger.ts';
import { phrase } from '../../messages/phrase.ts';
import { type Answer, answerOf, setAnswer } from './answer.ts';
import { answerRefusal, isLasting } from './answer-errors.ts';
import type { Envelope } from './envelope.ts';
import { httpRefusals } from './http-refusals.ts';
import { principalOf } from './principal.ts';
import { requestIdOf } from './request-id.ts';
import { seal, unseal } from './sealed-answer.ts';

const HEADER = 'Idempotency-Key';
/** Tells a client that the answer is the first one again. */
const REPLAYED_HEADER = 'Idempotent-Replayed';
const KEPT_FOR_MS = 24 * 60 * 60 * 1000;
const REMOVE_OLD_EVERY_MS = 60 * 1000;
const KEY = /^[\x20-\x7e]{1,255}$/;
const KEY_RULE = phrase('idempotency-key');

export interface OnceDeps {
  readonly answeredRequests: AnsweredRequests;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A request with a key. The key itself is a secret of the client's, and not stored. */
interface KeyedRequest {
  readonly key: string;
  /** Of the key, within its call center, of the one who sent it: nobody gets another's answer. */
  readonly id: string;
  /** The call center that it is about, else who sent it. */
  readonly owner: string;
  /** Of method, path and body. */
  readonly fingerprint: string;
}

interface Running {
  readonly fingerprint: string;
  readonly ended: Promise<void>;
}

const keyOf = (ctx: RouterContext): string | null => {
  const key = ctx.req.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && KEY.test(key)) return key;
  const message = phrase('header-wrong', { header: HEADER, expected: KEY_RULE });
  throw refusals.invalidArgument(message, { in: 'header', path: HEADER, expected: KEY_RULE });
};

const keyedRequest = (ctx: RouterContext, key: string): KeyedRequest => {
  const { callcenter_id: callcenter = '' } = ctx.params;
  const sender = principalOf(ctx)?.id ?? '';
  const body = (ctx.request.rawBody as string | undefined) ?? '';
  return {
    key,
    owner: callcenter === '' ? `key ${sender}` : callcenter,
    id: createHash('sha256').update(`${sender}\n${callcenter}\n${key}`).digest('hex'),
    fingerprint: createHmac('sha256', key)
      .update(`${ctx.method} ${ctx.url}\n${body}`)
      .digest('hex'),
  };
};

const refuseIfAnother = (one: { fingerprint: string }, other: { fingerprint: string }): void => {
  if (one.fingerprint === other.fingerprint) return;
  throw refusals.invalidArgument(phrase('idempotency-key-used', { header: HEADER }), {
    in: 'header',
    path: HEADER,
    expected: 'a new key for each request',
  });
};

const refuseUnknownOutcome = (requestId: string): never => {
  throw httpRefusals.interrupted(HEADER, requestId);
};

/** The answer with its language in a line of its own, which JSON does not break. */
const keptText = ({ envelope, language }: Answer): string =>
  `${JSON.stringify(envelope)}\n${language}`;

/** In the language of the first answer, whichever is asked for now. */
const replay = (ctx: RouterContext, { key }: KeyedRequest, { status, body }: KeptAnswer): void => {
  const [json = '', language] = unseal(key, body).split('\n');
  ctx.set(REPLAYED_HEADER, 'true');
  const envelope = JSON.parse(json) as Envelope;
  setAnswer(ctx, { status, envelope, language: language === 'zh' ? 'zh' : 'en' });
};

/**
 * Carries out a request that comes with an Idempotency-Key at most once in 24 hours.
 *
 *     unknown ──stored as begun──▶ carried out ──below 500──▶ stored with its answer, given ever after
 *        ▲                            │      └─the service ends─▶ refused, its outcome is not known
 *        └──500 and above, or 429─────┘
 *
 * It is noted before anything is done and the answer after, so a crash between the two leaves a
 * request of which nobody knows whether it was done. That one is refused rather than done again.
 */
class Once {
  readonly #deps: OnceDeps;
  readonly #running = new Map<string, Running>();
  #oldRemovedAt = 0;

  constructor(deps: OnceDeps) {
    this.#deps = deps;
  }

  async answer(
    ctx: RouterContext,
    request: KeyedRequest,
    work: () => Promise<void>,
  ): Promise<void> {
    for (let running = this.#running.get(request.id); running !== undefined;) {
      refuseIfAnother(running, request);
      await running.ended;
      running = this.#running.get(request.id);
    }
    // In the same turn in which none was found running: of all who waited for one, one alone begins.
    const working = this.#answerAlone(ctx, request, work).finally(() => {
      this.#running.delete(request.id);
    });
    const ended = working.catch(() => undefined);
    this.#running.set(request.id, { fingerprint: request.fingerprint, ended });
    await working;
  }

  async #answerAlone(
    ctx: RouterContext,
    request: KeyedRequest,
    work: () => Promise<void>,
  ): Promise<void> {
    const { answeredRequests, clock } = this.#deps;
    const now = clock.now();
    await this.#removeOld(now);
    const { id, owner, fingerprint } = request;
    const begun = { id, owner, fingerprint, begunAt: now, answer: null };
    const known = await answeredRequests.begin(begun, now - KEPT_FOR_MS);
    if (known === null) {
      await this.#answerFirst(ctx, request, now, work);
      return;
    }
    refuseIfAnother(known, request);
    replay(ctx, request, known.answer ?? refuseUnknownOutcome(requestIdOf(ctx)));
  }

  async #answerFirst(
    ctx: RouterContext,
    request: KeyedRequest,
    begunAt: number,
    work: () => Promise<void>,
  ): Promise<void> {
    const { id, owner, fingerprint, key } = request;
    try {
      await work();
    } catch (error) {
      if (!isLasting(error)) {
        await this.#forget(id, requestIdOf(ctx));
        throw error;
      }
      answerRefusal(ctx, error);
    }
    const answer = answerOf(ctx);
    if (answer === null) throw new Error('what is done once is answered with an envelope');
    const kept = { status: answer.status, body: seal(key, keptText(answer)) };
    await this.#keep({ id, owner, fingerprint, begunAt, answer: kept }, requestIdOf(ctx));
  }

  /** What was done is answered, whether the answer can be kept or not. */
  async #keep(request: Parameters<AnsweredRequests['put']>[0], requestId: string): Promise<void> {
    try {
      await this.#deps.answeredRequests.put(request);
    } catch (error) {
      this.#deps.log.error(
        { request_id: requestId, err: error },
        `cannot keep an answer for its ${HEADER}`,
      );
    }
  }

  async #forget(id: string, requestId: string): Promise<void> {
    try {
      await this.#deps.answeredRequests.remove(id);
    } catch (error) {
      this.#deps.log.error(
        { request_id: requestId, err: error },
        `cannot forget a request with ${HEADER}`,
      );
    }
  }

  async #removeOld(now: number): Promise<void> {
    if (now - this.#oldRemovedAt < REMOVE_OLD_EVERY_MS) return;
    this.#oldRemovedAt = now;
    await this.#deps.answeredRequests.removeBefore(now - KEPT_FOR_MS);
  }
}

/** For routes that change something; after the body was read. Without the header it does nothing. */
export const doOnce = (deps: OnceDeps): Middleware<object, RouterContext> => {
  const once = new Once(deps);
  return async (ctx, next) => {
    const key = keyOf(ctx);
    if (key === null) await next();
    else await once.answer(ctx, keyedRequest(ctx, key), next);
  };
};
