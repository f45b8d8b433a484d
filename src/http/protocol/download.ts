import type { Readable } from 'node:stream';
import type { Context } from 'koa';
import { type AskedBytes, askedBytes } from './byte-range.ts';
import { httpRefusals } from './http-refusals.ts';
import { sliceOf } from './slice-of.ts';

interface Content {
  readonly content: Readable;
  /** null: not known. */
  readonly bytes: number | null;
}

/** An answer that is a file and no envelope. */
export class Download {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
  readonly bytes: number | null;
  /** The same as long as the file is; null: nothing is known of that. */
  readonly version: string | null;

  /**
   * @param name of ASCII letters, digits, `-`, `_` and `.` alone, as it goes into a header as it is
   * @param version likewise
   */
  constructor(
    name: string,
    type: string,
    { content, bytes }: Content,
    version: string | null = null,
  ) {
    this.name = name;
    this.type = type;
    this.content = content;
    this.bytes = bytes;
    this.version = version;
  }

  /**
   * Sent as it comes; Koa destroys it should the client go away.
   * @throws HttpRefusal range-not-satisfiable
   */
  answer(ctx: Context): void {
    if (this.bytes === null || this.version === null) this.#send(ctx, this);
    else this.#answerPart(ctx, this.bytes, `"${this.version}"`);
  }

  #send(ctx: Context, { content, bytes }: Content): void {
    ctx.set('Content-Disposition', `attachment; filename="${this.name}"`);
    ctx.type = this.type;
    ctx.body = content;
    if (bytes !== null) ctx.length = bytes;
  }

  #answerPart(ctx: Context, bytes: number, tag: string): void {
    ctx.set({ ETag: tag, 'Accept-Ranges': 'bytes' });
    if (isKnown(ctx.get('If-None-Match'), tag)) {
      this.content.destroy();
      ctx.status = 304;
      return;
    }
    const asked = askedOf(ctx, bytes, tag);
    switch (asked.kind) {
      case 'all':
        this.#send(ctx, { content: this.content, bytes });
        return;
      case 'part': {
        const { first, last } = asked;
        ctx.status = 206;
        ctx.set('Content-Range', `bytes ${first}-${last}/${bytes}`);
        this.#send(ctx, { content: sliceOf(this.content, asked), bytes: last - first + 1 });
        return;
      }
      case 'beyond':
        this.content.destroy();
        ctx.set('Content-Range', `bytes */${bytes}`);
        throw httpRefusals.rangeNotSatisfiable(ctx.get('Range'), bytes);
    }
  }
}

/** Of a file that changed since the client had a part of it, the whole is sent. */
const askedOf = (ctx: Context, bytes: number, tag: string): AskedBytes => {
  const condition = ctx.get('If-Range');
  const holds = condition === '' || condition === tag;
  return holds ? askedBytes(ctx.get('Range'), bytes) : { kind: 'all' };
};

const isKnown = (header: string, tag: string): boolean =>
  header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === tag || one === '*');
