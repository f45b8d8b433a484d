import type { Context } from 'koa';
import { refusals } from '../../domain/refusals.ts';
import { phrase } from '../../messages/phrase.ts';

/** The header by which a file says what its bytes are. https://www.rfc-editor.org/rfc/rfc1864 */
export const CONTENT_MD5 = 'Content-MD5';

/** Sixteen bytes. */
const BASE64 = /^[A-Za-z0-9+/]{22}==$/;

/** The MD5 in hex that the header announces; null: there is none that can be read. */
export const announcedMd5 = (ctx: Pick<Context, 'get'>): string | null => {
  const text = ctx.get(CONTENT_MD5);
  return BASE64.test(text) ? Buffer.from(text, 'base64').toString('hex') : null;
};

const EXPECTED = 'base64 of the MD5 of the body';

/**
 * Before a file is read.
 * @throws Refusal invalid-argument
 */
export const checkContentMd5 = (ctx: Pick<Context, 'get'>): void => {
  const given = ctx.get(CONTENT_MD5);
  if (given === '' || announcedMd5(ctx) !== null) return;
  const place = { in: 'header', path: CONTENT_MD5, expected: EXPECTED } as const;
  throw refusals.invalidArgument(phrase('content-md5-unreadable', { given }), place);
};

/**
 * When a file is read.
 * @param md5 of what came, in hex
 * @throws Refusal invalid-argument
 */
export const checkArrived = (ctx: Pick<Context, 'get'>, md5: string): void => {
  const announced = announcedMd5(ctx);
  if (announced === null || announced === md5) return;
  const place = { in: 'header', path: CONTENT_MD5, expected: EXPECTED } as const;
  throw refusals.invalidArgument(phrase('content-md5-wrong'), place);
};
