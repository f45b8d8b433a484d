import type { Middleware } from 'koa';
import { refusals } from '../domain/refusals.ts';
import { phrase } from '../words/phrase.ts';
import type { Place } from './invalid-argument.ts';

/**
 * Refuses a text whose percent-encoding is malformed or does not give UTF-8 (RFC 3986 §2.5), which
 * decoders further on would pass on undecoded.
 * @throws Refusal invalid-argument
 */
export const checkPercentEncoding = (place: Place, encoded: string): void => {
  try {
    decodeURIComponent(encoded);
  } catch {
    throw refusals.invalidArgument(
      phrase('percent-encoding-wrong', { place: phrase(`place-${place}`) }),
      { in: place, path: '', expected: 'percent-encoded UTF-8' },
    );
  }
};

/** Before the router decodes path and query. */
export const checkUrl: Middleware = (ctx, next) => {
  if (ctx.url.includes('%')) {
    checkPercentEncoding('path', ctx.path);
    checkPercentEncoding('query', ctx.querystring);
  }
  return next();
};
