import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReadEvent } from './event-reader.ts';
import { eventually } from './eventually.ts';

/** What a receiver does with a request. */
export type Behaviour =
  | { readonly kind: 'takes' }
  | { readonly kind: 'answers'; readonly status: number; readonly location?: string }
  /** Something that is not HTTP. */
  | { readonly kind: 'babbles' }
  /** Ends the connection without an answer; what it was sent it may have taken all the same. */
  | { readonly kind: 'hangs-up'; readonly takes: boolean }
  /** Ends it in the middle of the answer's head. */
  | { readonly kind: 'breaks-off' }
  | { readonly kind: 'stays-mute' }
  /** Takes it, and answers without end. */
  | { readonly kind: 'answers-for-ever' };

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const TAKES: Behaviour = { kind: 'takes' };
const FLOOD = Buffer.alloc(64 * 1024, 'x');

/** A CRM's endpoint for webhooks on this machine: well, unwell, or away. */
export class Receiver {
  /** Those that it took, in their order. */
  readonly taken: ReceivedRequest[] = [];
  /** Those that came. */
  readonly came: ReceivedRequest[] = [];
  /** Says what to do with a request, from the number of those that came before it. */
  behave: (before: number) => Behaviour = () => TAKES;
  port = 0;
  #server: Server | null = null;

  /** One that listens, on a port that it keeps. */
  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await receiver.start();
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/events?of=acme`;
  }

  /** Those that came as lists as well. */
  get events(): ReadEvent[] {
    return this.taken.flatMap(({ body }) => JSON.parse(body) as ReadEvent | ReadEvent[]);
  }

  get ids(): number[] {
    return this.events.map(({ event_id }) => event_id);
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#receive(request, response));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Drops every connection, as a process that is killed does. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Waits until it took so many. */
  untilTook(count: number, withinMs = 5000): Promise<boolean> {
    return eventually(() => this.taken.length >= count, {
      awaited: `${count} requests to be taken`,
      withinMs,
      observed: () => `${this.taken.length} were`,
    });
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { method = '', url: path = '', headers } = request;
    const received = { method, path, headers, body: Buffer.concat(pieces).toString() };
    const behaviour = this.behave(this.came.length);
    this.came.push(received);
    if (isTaken(behaviour)) this.taken.push(received);
    answer(behaviour, response);
  }
}

const isTaken = (behaviour: Behaviour): boolean =>
  behaviour.kind === 'takes' ||
  behaviour.kind === 'answers-for-ever' ||
  (behaviour.kind === 'hangs-up' && behaviour.takes);

const flood = (response: ServerResponse): void => {
  const more = (): void => {
    while (!response.destroyed && response.write(FLOOD));
  };
  response.on('drain', more);
  more();
};

const answer = (behaviour: Behaviour, response: ServerResponse): void => {
  const { socket } = response;
  switch (behaviour.kind) {
    case 'takes':
      response.writeHead(204).end();
      return;
    case 'answers':
      response.writeHead(
        behaviour.status,
        behaviour.location === undefined ? {} : { location: behaviour.location },
      );
      response.end('as it is');
      return;
    case 'babbles':
      socket?.end('what is it?\r\n\r\n');
      return;
    case 'hangs-up':
      socket?.destroy();
      return;
    case 'breaks-off':
      socket?.end('HTTP/1.1 200 OK\r\nContent-Le');
      return;
    case 'stays-mute':
      return;
    case 'answers-for-ever':
      response.writeHead(200);
      flood(response);
      return;
  }
};
