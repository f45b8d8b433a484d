import type { Middleware } from 'koa';
import { refusals } from '../../domain/refusals.ts';
import { phrase } from '../../messages/phrase.ts';
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

/**
 * Refuses what only a client knows (RFC 9112 §3.2): it would cut off the end of a path.
 * @throws Refusal invalid-argument
 */
const refuseFragment = (url: string): void => {
  if (!url.includes('#')) return;
  throw refusals.invalidArgument(phrase('fragment-sent'), {
    in: 'path',
    path: '',
    expected: '%23 for each #',
  });
};

/** Before the router decodes path and query. */
export const checkUrl: Middleware = (ctx, next) => {
  refuseFragment(ctx.url);
  if (ctx.url.includes('%')) {
    checkPercentEncoding('path', ctx.path);
    checkPercentEncoding('query', ctx.querystring);
  }
  return next();
};
