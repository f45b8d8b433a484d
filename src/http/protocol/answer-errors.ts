import type { Context, Middleware } from 'koa';
import { Refusal } from '../../domain/refusal.ts';
import type { Logger } from '../../operations/ports/logger.ts';
import type { Metrics } from '../../operations/ports/metrics.ts';
import { answerOf, setAnswer } from './answer.ts';
import { ANSWER_CODES } from './answer-codes.ts';
import { failure } from './envelope.ts';
import { HttpRefusal, TooManyRequests } from './http-refusal.ts';
import { httpRefusals } from './http-refusals.ts';
import { languageFor } from './language.ts';
import { requestIdOf } from './request-id.ts';

type AnyRefusal = Refusal | HttpRefusal;

const refusalOf = (error: unknown, ctx: Context, log: Logger): AnyRefusal => {
  if (error instanceof Refusal || error instanceof HttpRefusal) return error;
  const requestId = requestIdOf(ctx);
  log.error({ request_id: requestId, err: error }, 'a request failed unexpectedly');
  return httpRefusals.internalError(requestId);
};

/** Whether it would be refused in the same way if it were asked again: not for want of Asterisk, or as one too many. */
export const isLasting = (error: unknown): error is AnyRefusal =>
  (error instanceof Refusal || error instanceof HttpRefusal) &&
  !(error instanceof TooManyRequests) &&
  ANSWER_CODES[error.id].status < 500;

export const answerRefusal = (ctx: Context, refusal: AnyRefusal): void => {
  if (refusal instanceof TooManyRequests) ctx.set('Retry-After', String(refusal.retryAfterS));
  const { status } = ANSWER_CODES[refusal.id];
  const language = languageFor(ctx);
  // Also says it in words, in place of those that the router may have left.
  ctx.status = status;
  setAnswer(ctx, { status, envelope: failure(refusal, language), language });
};

/** No route took the request: the router left a bare status, and what is allowed. */
const refuseUnanswered = (ctx: Context): void => {
  const isAnswered = answerOf(ctx) !== null || (ctx.body !== undefined && ctx.body !== null);
  // Not modified: an answer without a body.
  if (isAnswered || ctx.status === 304) return;
  const allowed = ctx.res.getHeader('Allow')?.toString() ?? '';
  if (allowed === '') {
    ctx.remove('Allow');
    throw httpRefusals.noSuchEndpoint(ctx.path);
  }
  throw httpRefusals.methodNotAllowed(ctx.method, allowed);
};

/** Refusals that tell of a limit of use. */
const OF_LIMITS: ReadonlySet<string> = new Set([
  'body-too-large',
  'work-channel-full',
  'too-many-outside-calls',
  'callcenter-full',
]);

const countLimit = (refusal: AnyRefusal, metrics: Pick<Metrics, 'limitReached'>): void => {
  if (refusal instanceof TooManyRequests) metrics.limitReached(refusal.limit);
  else if (OF_LIMITS.has(refusal.id)) metrics.limitReached(refusal.id);
};

/** The one place where what went wrong becomes an answer. */
export const answerErrors =
  (log: Logger, metrics: Pick<Metrics, 'limitReached'>): Middleware =>
  async (ctx, next) => {
    try {
      await next();
      refuseUnanswered(ctx);
    } catch (error) {
      const refusal = refusalOf(error, ctx, log);
      countLimit(refusal, metrics);
      answerRefusal(ctx, refusal);
    }
  };
