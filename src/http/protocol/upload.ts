import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Context, Middleware } from 'koa';
import { refusals } from '../../domain/refusals.ts';
import { phrase } from '../../messages/phrase.ts';
import { checkArrived, checkContentMd5 } from './content-md5.ts';
import { httpRefusals } from './http-refusals.ts';

/** A file as the body of a request. */
export interface Upload {
  /** Media types by which it may be sent, the usual one first. */
  readonly types: readonly [string, ...string[]];
  readonly mostBytes: number;
  /** What it is, in a sentence of the documentation. */
  readonly description: string;
}

const files = new WeakMap<IncomingMessage, Buffer>();

/** The file that came with a request; null: it takes none. */
export const uploadOf = ({ req }: Pick<Context, 'req'>): Buffer | null => files.get(req) ?? null;

const checkHeaders = (ctx: Context, { types, mostBytes }: Upload): void => {
  const type = ctx.get('Content-Type');
  if (ctx.is([...types]) === false || type === '') {
    const message = phrase('upload-type-wrong', { type, types: [...types] });
    const place = { in: 'header', path: 'Content-Type', expected: types.join(' or ') } as const;
    throw refusals.invalidArgument(message, place);
  }
  const encoding = ctx.get('Content-Encoding') || 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    const place = { in: 'header', path: 'Content-Encoding', expected: 'identity' } as const;
    throw refusals.invalidArgument(phrase('body-encoding-wrong', { encoding }), place);
  }
  checkContentMd5(ctx);
  if (Number(ctx.get('Content-Length')) > mostBytes) throw httpRefusals.bodyTooLarge(mostBytes);
};

const readAll = async (ctx: Context, mostBytes: number): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  const md5 = createHash('md5');
  let bytes = 0;
  for await (const piece of ctx.req as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) throw httpRefusals.bodyTooLarge(mostBytes);
    md5.update(piece);
    pieces.push(piece);
  }
  checkArrived(ctx, md5.digest('hex'));
  return Buffer.concat(pieces, bytes);
};

/** Reads a file that is the body of a request. Of one that is refused the rest is thrown away. */
export const readUpload =
  (upload: Upload): Middleware =>
  async (ctx, next) => {
    try {
      checkHeaders(ctx, upload);
      files.set(ctx.req, await readAll(ctx, upload.mostBytes));
    } catch (error) {
      // So that the client gets to read the answer.
      ctx.req.resume();
      throw error;
    }
    await next();
  };
