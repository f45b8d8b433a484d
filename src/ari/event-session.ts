import type { IncomingMessage } from 'node:http';
import { AriError, errorFromAnswer, errorFromConnection } from './ari-error.ts';

/** What we need of the WebSocket that ari-client opens (its own copy of `ws`, version 6). */
export interface EventSocket {
  on(event: 'open' | 'close' | 'pong', listener: () => void): void;
  on(event: 'message', listener: (message: string | Buffer) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(
    event: 'unexpected-response',
    listener: (request: unknown, response: IncomingMessage) => void,
  ): void;
  removeAllListeners(event: string): void;
  send(text: string): void;
  ping(): void;
  close(): void;
  terminate(): void;
}

/** Times in ms: for the opening handshake, between two pings, and from a ping to its pong. */
export interface EventSessionTimes {
  readonly handshakeMs: number;
  readonly pingIntervalMs: number;
  readonly pongTimeoutMs: number;
}

export interface EventSessionListeners {
  opened(): void;
  message(text: string): void;
  /** Whether Asterisk is at something for us, and answers no ping before that is done. */
  isBusy(): boolean;
}

/** How a session ended and for how many ms the socket was open, 0 when it never was. */
export interface EventSessionEnd {
  readonly reason: AriError;
  readonly openForMs: number;
}

const OPERATION = 'events';
const CLOSE_HANDSHAKE_MS = 300;

/**
 * The life of one event socket, from its opening handshake to its end. Ends by itself when the socket
 * fails, when the handshake takes too long, and when a ping is not answered, which is the only sign of a
 * peer that vanished without closing the connection.
 */
export class EventSession {
  readonly #socket: EventSocket;
  readonly #times: EventSessionTimes;
  readonly #listeners: EventSessionListeners;
  /** Resolves once, when the session is over; never rejects. */
  readonly ended: Promise<EventSessionEnd>;
  #resolveEnded: (end: EventSessionEnd) => void = () => undefined;
  #openedAt: number | null = null;
  #closing = false;
  #over = false;
  #timer: NodeJS.Timeout;

  constructor(socket: EventSocket, times: EventSessionTimes, listeners: EventSessionListeners) {
    this.#socket = socket;
    this.#times = times;
    this.#listeners = listeners;
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
    this.#timer = setTimeout(() => {
      this.#giveUp('timed-out', `no WebSocket within ${times.handshakeMs} ms`);
    }, times.handshakeMs);
    this.#listen();
  }

  /** What is sent when the socket is no longer open is lost. */
  send(text: string): void {
    if (!this.#over && !this.#closing) this.#socket.send(text);
  }

  /** Closes the socket politely, or by force if the far side does not take part. */
  close(): void {
    if (this.#over) return;
    this.#closing = true;
    if (this.#openedAt === null) {
      this.#giveUp('unavailable', 'the client was stopped');
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#giveUp('unavailable', 'the client was stopped');
    }, CLOSE_HANDSHAKE_MS);
    this.#socket.close();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('open', () => {
      this.#opened();
    });
    socket.on('message', (message) => {
      if (!this.#over) this.#listeners.message(message.toString());
    });
    socket.on('pong', () => {
      if (!this.#over && !this.#closing) this.#pingLater();
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      this.#finish(errorFromAnswer(OPERATION, response.statusCode ?? 0, ''));
      socket.terminate();
    });
    socket.on('error', (error) => {
      this.#finish(errorFromConnection(OPERATION, error));
      socket.terminate();
    });
    socket.on('close', () => {
      this.#finish(new AriError('unavailable', OPERATION, 'the connection was closed'));
    });
  }

  #opened(): void {
    if (this.#over) return;
    this.#openedAt = performance.now();
    this.#pingLater();
    this.#listeners.opened();
  }

  #pingLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#ping();
    }, this.#times.pingIntervalMs);
  }

  #awaitPong(): void {
    const { pongTimeoutMs } = this.#times;
    this.#timer = setTimeout(() => {
      if (this.#listeners.isBusy()) this.#awaitPong();
      else this.#giveUp('timed-out', `no pong within ${pongTimeoutMs} ms`);
    }, pongTimeoutMs);
  }

  #ping(): void {
    this.#awaitPong();
    try {
      this.#socket.ping();
    } catch (error) {
      this.#finish(errorFromConnection(OPERATION, error));
      this.#socket.terminate();
    }
  }

  #giveUp(kind: 'timed-out' | 'unavailable', reason: string): void {
    this.#finish(new AriError(kind, OPERATION, reason));
    this.#socket.terminate();
  }

  #finish(reason: AriError): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    const openForMs = this.#openedAt === null ? 0 : performance.now() - this.#openedAt;
    this.#resolveEnded({ reason, openForMs });
  }
}
