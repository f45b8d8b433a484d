import { createHash } from 'node:crypto';
import type { Context } from 'koa';

/** A file that is served from memory. */
export interface KeptFile {
  /** As an ending: `js`. */
  readonly type: string;
  readonly content: string | Buffer;
  readonly etag: string;
  /** The same in fewer bytes, for browsers that take it so; what a file lacks is sent as it is. */
  readonly packed: Readonly<Partial<Record<Packing, Buffer>>>;
}

/** In the order in which they are offered: the smallest first. */
export const PACKINGS = ['br', 'gzip'] as const;
export type Packing = (typeof PACKINGS)[number];

/** A file with a name for its content, which browsers ask for again by. */
export const keptFile = (
  type: string,
  content: string | Buffer,
  packed: KeptFile['packed'] = {},
): KeptFile => ({
  type,
  content,
  etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
  packed,
});

const bodyFor = (ctx: Context, { content, packed }: KeptFile): string | Buffer => {
  const offered = PACKINGS.filter((packing) => packed[packing] !== undefined);
  if (offered.length === 0) return content;
  ctx.vary('Accept-Encoding');
  const taken = offered.find((packing) => ctx.acceptsEncodings(packing) === packing);
  if (taken === undefined) return content;
  ctx.set('Content-Encoding', taken);
  return packed[taken] ?? content;
};

/** Sends it, or says that the browser has it already. */
export const sendKept = (ctx: Context, file: KeptFile, headers: Record<string, string>): void => {
  ctx.set({ ...headers, ETag: file.etag });
  ctx.status = 200;
  ctx.type = file.type;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = bodyFor(ctx, file);
};
