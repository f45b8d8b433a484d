import type { Readable } from 'node:stream';
import type { Context } from 'koa';

/** An answer that is a file and no envelope. */
export class Download {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
  /** null: not known. */
  readonly bytes: number | null;

  /** @param name of ASCII letters, digits, `-`, `_` and `.` alone, as it goes into a header as it is */
  constructor(name: string, type: string, { content, bytes }: Pick<Download, 'content' | 'bytes'>) {
    this.name = name;
    this.type = type;
    this.content = content;
    this.bytes = bytes;
  }

  /** Sent as it comes; Koa destroys it should the client go away. */
  answer(ctx: Context): void {
    ctx.set('Content-Disposition', `attachment; filename="${this.name}"`);
    ctx.type = this.type;
    ctx.body = this.content;
    if (this.bytes !== null) ctx.length = this.bytes;
  }
}
