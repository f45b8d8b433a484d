import { setTimeout as pause } from 'node:timers/promises';
import { errorFromConnection, type AriError, type AriErrorKind } from './ari-error.ts';
import {
  EventSession,
  type EventSessionEnd,
  type EventSessionTimes,
  type EventSocket,
} from './event-session.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';

/**
 * `connected` comes after every opening of the event socket. Events of the time before are lost, so
 * whoever hears it has to ask Asterisk what there is. `disconnected` comes when the socket is lost, and
 * again when the reason that keeps us out becomes another one.
 */
export type AriConnectionChange =
  { readonly state: 'connected' } | { readonly state: 'disconnected'; readonly reason: AriError };

/** What a connection needs to know and whom it tells. */
export interface AriConnectionParts<Library> {
  readonly times: EventSessionTimes;
  /** Fetches the API description; rejects while Asterisk is away. Called until it succeeds once. */
  readonly load: () => Promise<Library>;
  /** Begins to open the event socket. */
  readonly open: (library: Library) => EventSocket;
  readonly received: (message: string) => void;
  readonly changed: (change: AriConnectionChange) => void;
}

/** A connection that lasted so long starts again from the shortest pause when it breaks. */
const STABLE_MS = 2_000;

/**
 * Keeps the event socket open, for ever:
 *
 *     load ──ok──> open ──> connected ──lost──┐
 *      ^ └─failed──┐ └─failed─┐               │
 *      └───────────┴── pause <┴───────────────┘      stop() leaves from anywhere
 */
export class AriConnection<Library> {
  readonly #parts: AriConnectionParts<Library>;
  readonly #stopping = new AbortController();
  #library: Library | null = null;
  #session: EventSession | null = null;
  #running: Promise<void> | null = null;
  #connected = false;
  #toldReason: AriErrorKind | null = null;

  constructor(parts: AriConnectionParts<Library>) {
    this.#parts = parts;
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** The API description, null until Asterisk was reached for the first time. */
  get library(): Library | null {
    return this.#library;
  }

  /** A second start, or one after stop, does nothing. */
  start(): void {
    if (this.#stopping.signal.aborted) return;
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is left open. Says nothing to `changed`. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#session?.close();
    await this.#running;
    this.#connected = false;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const stopping = () => signal.aborted;
    let failures = 0;
    while (!stopping()) {
      const { reason, openForMs } = await this.#liveOnce();
      if (stopping()) return;
      this.#tellDisconnected(reason);
      if (openForMs >= STABLE_MS) failures = 0;
      const delayMs = reconnectDelayMs(failures, reason.kind, Math.random());
      failures += 1;
      // The only way to reject is the abort, which ends the loop.
      await pause(delayMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #liveOnce(): Promise<EventSessionEnd> {
    try {
      this.#library ??= await this.#parts.load();
      // A stop during the load found no session to close.
      this.#stopping.signal.throwIfAborted();
      this.#session = this.#newSession(this.#library);
      return await this.#session.ended;
    } catch (error) {
      return { reason: errorFromConnection('connect', error), openForMs: 0 };
    } finally {
      this.#session = null;
    }
  }

  #newSession(library: Library): EventSession {
    const { open, times, received } = this.#parts;
    return new EventSession(open(library), times, {
      opened: () => {
        this.#connected = true;
        this.#toldReason = null;
        this.#parts.changed({ state: 'connected' });
      },
      message: received,
    });
  }

  #tellDisconnected(reason: AriError): void {
    this.#connected = false;
    if (this.#toldReason === reason.kind) return;
    this.#toldReason = reason.kind;
    this.#parts.changed({ state: 'disconnected', reason });
  }
}
