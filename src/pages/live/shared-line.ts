import type { Event, EventName } from '../../client/index.ts';
import { EventLine, isKept, type LineMessage, type LineState } from './event-line.ts';
import { serverClock } from './server-clock.ts';

/** What a page follows. Tabs that follow the same share a line. */
export interface Followed {
  readonly name: string;
  /** Empty: all that are kept. */
  readonly types: readonly EventName[];
}

/** What a tab hears of those who follow the same call center in other tabs. */
type Told = LineMessage | { readonly kind: 'who-is-there' };

export interface LineListener {
  readonly event: (event: Event) => void;
  readonly state: (state: LineState) => void;
  /** The line is refused for good: whoever was signed in is not any more. */
  readonly refused: (error: unknown) => void;
}

/**
 * The events of a call center in this tab. Of all tabs of a browser one has the line and passes on what comes, as a
 * browser opens few connections to a host. When it is closed another one takes its place, and goes on where it was.
 */
export class SharedLine {
  readonly #channel: BroadcastChannel;
  readonly #types: readonly EventName[];
  readonly #listener: LineListener;
  readonly #ended = new AbortController();
  #own: EventLine | null = null;
  #state: LineState = 'opening';
  #lastId: number | undefined;
  /** What is told in passing, the last time: a tab that comes later would wait for the next. */
  #passing: LineMessage | null = null;

  constructor(callcenter: string, { name: of, types }: Followed, listener: LineListener) {
    const name = `callcenter.${of}.${callcenter}`;
    this.#types = types;
    this.#listener = listener;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Told>) => {
      this.#hear(data);
    };
    this.#channel.postMessage({ kind: 'who-is-there' });
    void this.#lead(callcenter, name);
  }

  end(): void {
    this.#ended.abort();
    this.#own?.end();
    this.#channel.close();
  }

  /** Locks are for pages that came safely; another one has a line of its own. */
  async #lead(callcenter: string, name: string): Promise<void> {
    const { signal } = this.#ended;
    const lead = (): Promise<void> => this.#follow(callcenter);
    try {
      if (!('locks' in navigator)) await lead();
      else await navigator.locks.request(name, { signal }, lead);
    } catch (error) {
      if (!signal.aborted) this.#listener.refused(error);
    }
  }

  async #follow(callcenter: string): Promise<void> {
    if (this.#ended.signal.aborted) return;
    const tell = (message: LineMessage): void => {
      this.#channel.postMessage(message);
      this.#take(message);
    };
    this.#own = new EventLine(callcenter, this.#types, tell, this.#lastId);
    await this.#own.run();
  }

  #hear(told: Told): void {
    if (told.kind !== 'who-is-there') this.#take(told);
    else if (this.#own !== null) {
      this.#channel.postMessage({ kind: 'state', state: this.#own.state } satisfies Told);
      if (this.#passing !== null) this.#channel.postMessage(this.#passing);
    }
  }

  #take(message: LineMessage): void {
    switch (message.kind) {
      case 'event':
        if (isKept(message.event)) this.#lastId = message.event.event_id;
        else this.#passing = message;
        serverClock.happened(message.event.current_time);
        this.#listener.event(message.event);
        return;
      case 'state':
        if (message.state === this.#state) return;
        this.#state = message.state;
        this.#listener.state(message.state);
    }
  }
}
