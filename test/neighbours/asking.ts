import { Agent, type IncomingMessage, request } from 'node:http';

/** A request of the API, below its base URL. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: the first key of who asks. */
  readonly key?: string;
}

export interface Answered {
  /** 0: there was none. */
  readonly status: number;
  readonly ms: number;
  readonly text: string;
}

interface Sender {
  readonly port: number;
  readonly keys: readonly string[];
  /** From which address of this machine it comes. */
  readonly localAddress: string;
  /** Connections at a time. */
  readonly connections: number;
}

/** A connection on which nothing comes for so long counts as cut. */
const PATIENCE_MS = 60_000;

/** One who asks over connections that stay open. */
export class Asker {
  readonly #sender: Sender;
  readonly #agent: Agent;

  constructor(sender: Sender) {
    this.#sender = sender;
    this.#agent = new Agent({ keepAlive: true, maxSockets: sender.connections });
  }

  /** An answer that goes on is given as it begins. */
  open({ method, path, body, headers = {}, ...asked }: Asked): Promise<IncomingMessage> {
    const { port, keys, localAddress } = this.#sender;
    const key = asked.key ?? keys[0] ?? '';
    const text = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        port,
        method,
        path: `/v1${path}`,
        localAddress,
        agent: this.#agent,
        timeout: PATIENCE_MS,
        headers: {
          Authorization: `Bearer ${key}`,
          'Content-Length': Buffer.byteLength(text),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
      });
      // It may come again once the answer has begun, when nobody waits for it any more.
      sent.on('error', reject);
      sent.once('timeout', () => sent.destroy(new Error('no answer')));
      sent.once('response', resolve);
      sent.end(text);
    });
  }

  /** What comes of it, errors of the connection included. @param reads false: the text is of no interest */
  async ask(asked: Asked, reads = false): Promise<Answered> {
    const begun = performance.now();
    const pieces: Buffer[] = [];
    try {
      const response = await this.open(asked);
      for await (const piece of response) if (reads) pieces.push(piece as Buffer);
      const text = Buffer.concat(pieces).toString();
      return { status: response.statusCode ?? 0, ms: performance.now() - begun, text };
    } catch (error) {
      return { status: 0, ms: performance.now() - begun, text: String(error) };
    }
  }

  /** @throws Error unless it is answered with 200 */
  async do<Data>(asked: Asked): Promise<Data> {
    const { status, text } = await this.ask(asked, true);
    if (status !== 200) throw new Error(`${asked.method} ${asked.path}: ${status} ${text}`);
    return (JSON.parse(text) as { data: Data }).data;
  }

  close(): void {
    this.#agent.destroy();
  }
}
