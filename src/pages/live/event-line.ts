import type { Event, EventName } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { startHeartbeat } from './heartbeat.ts';

export type LineState = 'opening' | 'open' | 'broken';

/** What those who follow are told. */
export type LineMessage =
  | { readonly kind: 'state'; readonly state: LineState }
  | { readonly kind: 'event'; readonly event: Event };

/** How long to wait before coming again; the heartbeat makes it come at once when the service is back. */
const PAUSE_MS = 300;

/** Whether one can come again after it: figures are told in passing, and have no id of their own. */
export const isKept = ({ event_id }: Pick<Event, 'event_id'>): boolean => event_id > 0;

/**
 * One line of a call center's events to the service. It comes again after each break, and goes on after the last event
 * that came. That it is broken is known within three seconds, also where nothing says so.
 */
export class EventLine {
  readonly #callcenter: string;
  readonly #types: readonly EventName[];
  readonly #tell: (message: LineMessage) => void;
  readonly #ended = new AbortController();
  #attempt = new AbortController();
  #state: LineState = 'opening';
  #lastId: number | undefined;

  /**
   * @param types these alone; empty: all that are kept
   * @param lastId the last event that is known; undefined: from now on
   */
  constructor(
    callcenter: string,
    types: readonly EventName[],
    tell: (message: LineMessage) => void,
    lastId?: number,
  ) {
    this.#callcenter = callcenter;
    this.#types = types;
    this.#tell = tell;
    this.#lastId = lastId;
  }

  get state(): LineState {
    return this.#state;
  }

  /** Until it is ended. Throws ApiError if it is refused for good. */
  async run(): Promise<void> {
    const stop = startHeartbeat((isThere) => {
      this.#heard(isThere);
    });
    try {
      while (!this.#ended.signal.aborted) await this.#follow();
    } finally {
      stop();
    }
  }

  end(): void {
    this.#ended.abort();
    this.#attempt.abort();
  }

  #heard(isThere: boolean): void {
    if (isThere && this.#state === 'broken') this.#attempt.abort();
    if (!isThere) this.#be('broken');
  }

  async #follow(): Promise<void> {
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    const events = api().events(this.#callcenter, {
      ...(this.#lastId !== undefined && { after: this.#lastId }),
      types: this.#types,
      signal,
      pauseMs: PAUSE_MS,
      onLine: (line) => {
        this.#be(line);
      },
    });
    for await (const event of events) {
      if (isKept(event)) this.#lastId = event.event_id;
      this.#tell({ kind: 'event', event });
    }
  }

  #be(state: LineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell({ kind: 'state', state });
  }
}
