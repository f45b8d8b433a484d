import { setTimeout as pause } from 'node:timers/promises';
import { AriError, errorFromConnection, type AriErrorKind } from './ari-error.ts';
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

/** Who sends something over the event socket. */
export interface SocketUser {
  /** It is open, and takes texts until `closed`. */
  readonly opened: (write: (text: string) => void) => void;
  readonly closed: () => void;
  /** Whether Asterisk is at something that came this way. */
  readonly isBusy: () => boolean;
}

/** What a connection needs to know and whom it tells. */
export interface AriConnectionDeps<Library> {
  readonly times: EventSessionTimes;
  /** Fetches the API description; rejects while Asterisk is away. Called until it succeeds once. */
  readonly load: () => Promise<Library>;
  /** Begins to open the event socket. */
  readonly open: (library: Library) => EventSocket;
  /** Whether nobody has our application open. Rejects if Asterisk does not tell. */
  readonly isFree: () => Promise<boolean>;
  readonly received: (message: string) => void;
  readonly requests: SocketUser;
  readonly changed: (change: AriConnectionChange) => void;
}

const TAKEN_OVER = new AriError(
  'taken-over',
  'events',
  'another service took over this ARI application (ARI_APP)',
);

/** A connection that lasted so long starts again from the shortest pause when it breaks. */
const STABLE_MS = 2_000;

/**
 * Keeps the event socket open, for ever:
 *
 *     load ──ok──> open ──> connected ──lost──┐
 *      ^ └─failed──┐ └─failed─┐               │
 *      └───────────┴── pause <┴───────────────┘      stop() leaves from anywhere
 *
 * Taken over by another service, it stays out until that one is gone: who fought back would be taken over
 * in turn, for ever.
 */
export class AriConnection<Library> {
  readonly #deps: AriConnectionDeps<Library>;
  readonly #stopping = new AbortController();
  #library: Library | null = null;
  #session: EventSession | null = null;
  #running: Promise<void> | null = null;
  #connected = false;
  #takenOver = false;
  #toldReason: AriErrorKind | null = null;

  constructor(deps: AriConnectionDeps<Library>) {
    this.#deps = deps;
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** The API description, null until Asterisk was reached for the first time. */
  get library(): Library | null {
    return this.#library;
  }

  /**
   * A second start, or one after stop, does nothing.
   * @param mayOpen resolves when events may come: what Asterisk offers is asked for before
   */
  start(mayOpen: Promise<unknown> = Promise.resolve()): void {
    if (this.#stopping.signal.aborted) return;
    this.#running ??= this.#run(mayOpen);
  }

  /** Another service has opened our application: its events no longer come here. */
  takenOver(): void {
    if (!this.#connected) return;
    this.#takenOver = true;
    this.#deps.requests.closed();
    this.#tellDisconnected(TAKEN_OVER);
    this.#session?.close();
  }

  /** Resolves when nothing is left open. Says nothing to `changed`. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#deps.requests.closed();
    this.#session?.close();
    await this.#running;
    this.#connected = false;
  }

  async #run(mayOpen: Promise<unknown>): Promise<void> {
    const stopping = () => this.#stopping.signal.aborted;
    let failures = 0;
    while (!stopping()) {
      const { reason, openForMs } = await this.#liveOnce(mayOpen);
      if (this.#takenOver) {
        await this.#untilFree();
        failures = 0;
        continue;
      }
      if (stopping()) return;
      this.#tellDisconnected(reason);
      if (openForMs >= STABLE_MS) failures = 0;
      const delayMs = reconnectDelayMs(failures, reason.kind, Math.random());
      failures += 1;
      await this.#pause(delayMs);
    }
  }

  async #untilFree(): Promise<void> {
    for (let looks = 0; !this.#stopping.signal.aborted; looks += 1) {
      await this.#pause(reconnectDelayMs(looks, 'taken-over', Math.random()));
      if (await this.#deps.isFree().catch(() => false)) break;
    }
    this.#takenOver = false;
  }

  /** The only way to reject is the abort, which ends the loops. */
  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  async #liveOnce(mayOpen: Promise<unknown>): Promise<EventSessionEnd> {
    try {
      this.#library ??= await this.#deps.load();
      await mayOpen;
      // A stop until here found no session to close.
      this.#stopping.signal.throwIfAborted();
      this.#session = this.#newSession(this.#library);
      return await this.#session.ended;
    } catch (error) {
      return { reason: errorFromConnection('connect', error), openForMs: 0 };
    } finally {
      this.#session = null;
      this.#deps.requests.closed();
    }
  }

  #newSession(library: Library): EventSession {
    const { open, times, received, requests } = this.#deps;
    const session: EventSession = new EventSession(open(library), times, {
      opened: () => {
        this.#connected = true;
        this.#toldReason = null;
        requests.opened((text) => {
          session.send(text);
        });
        this.#deps.changed({ state: 'connected' });
      },
      message: received,
      isBusy: requests.isBusy,
    });
    return session;
  }

  #tellDisconnected(reason: AriError): void {
    this.#connected = false;
    if (this.#toldReason === reason.kind) return;
    this.#toldReason = reason.kind;
    this.#deps.changed({ state: 'disconnected', reason });
  }
}
