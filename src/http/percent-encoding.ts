import type { Middleware } from 'koa';
import { Refusal } from '../domain/refusal.ts';

/**
 * Refuses a text whose percent-encoding is malformed or does not give UTF-8 (RFC 3986 §2.5), which
 * decoders further on would pass on undecoded.
 * @throws Refusal invalid-argument
 */
export const checkPercentEncoding = (place: string, encoded: string): void => {
  try {
    decodeURIComponent(encoded);
  } catch {
    throw new Refusal(
      'invalid-argument',
      `${place}: percent-encoding is malformed; expected "%" and two hexadecimal digits for each byte of UTF-8`,
      { in: place, expected: 'percent-encoded UTF-8' },
    );
  }
};

/** Before the router decodes path and query. */
export const checkUrl: Middleware = async (ctx, next) => {
  checkPercentEncoding('path', ctx.path);
  checkPercentEncoding('query', ctx.querystring);
  await next();
};
