import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

/** More is not kept in memory for who may have no key at all. */
const MOST_BYTES = 1_000_000;

/** What comes with a request, kept so that it can be sent to one process after the other. */
export class HeldBody {
  readonly #request: IncomingMessage;
  #read: Promise<Buffer | Readable | null> | null = null;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  /** Whether it was taken out of the request, which nobody else can read any more. */
  get isTaken(): boolean {
    return this.#read !== null;
  }

  /** Reads it; a large one is passed on as it comes, once. null: there is none. */
  take(): Promise<Buffer | Readable | null> {
    this.#read ??= this.#takeAll();
    return this.#read;
  }

  async #takeAll(): Promise<Buffer | Readable | null> {
    const { headers } = this.#request;
    const isOfUnknownLength = headers['transfer-encoding'] !== undefined;
    const length = Number(headers['content-length'] ?? 0);
    if (!isOfUnknownLength && length === 0) return null;
    // Of its own, as who sends destroys what could not be sent.
    if (isOfUnknownLength || length > MOST_BYTES) return this.#request.pipe(new PassThrough());
    const pieces: Buffer[] = [];
    for await (const piece of this.#request) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }
}
