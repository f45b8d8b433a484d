import type { Event } from '../../client/index.ts';
import { applyEvent, type BoardState, EMPTY_BOARD } from './board.ts';
import { readBoard, readMissing } from './read-board.ts';

/**
 * How often what has changed is shown at most, in milliseconds: an event a millisecond is no reason to draw as often.
 * For each agent and caller a little more: of hundreds nobody sees each change by itself.
 */
const SHOWN_EVERY_MS = { least: 100, most: 1000, each: 2 };
/** Something after a while of nothing is shown so soon, together with what comes along with it. */
const SHOWN_SOON_MS = 20;

const pauseFor = ({ agents, tasks }: BoardState): number => {
  const wanted = (agents.size + tasks.size) * SHOWN_EVERY_MS.each;
  return Math.min(SHOWN_EVERY_MS.most, Math.max(SHOWN_EVERY_MS.least, wanted));
};

/**
 * A board that is kept true by events. What happens while it is read is put by, and applied to what was read: in the
 * end all is as it is at the service.
 */
export class LiveBoard {
  readonly #callcenter: string;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #state: BoardState = EMPTY_BOARD;
  #shown: BoardState | null = null;
  #shownAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** What happened since something is being read; null: nothing is. */
  #meanwhile: Event[] | null = null;
  #reading = Promise.resolve();

  constructor(callcenter: string, failed: (error: unknown) => void) {
    this.#callcenter = callcenter;
    this.#failed = failed;
  }

  /** null: nothing is known yet. */
  readonly shown = (): BoardState | null => this.#shown;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => {
      this.#listeners.delete(changed);
    };
  };

  /** Something happened. */
  readonly event = (event: Event): void => {
    if (this.#meanwhile !== null) {
      this.#meanwhile.push(event);
      return;
    }
    const { state, missing } = applyEvent(this.#state, event);
    this.#state = state;
    if (missing !== null) {
      void this.#read([event], async () => {
        const found = await readMissing(this.#callcenter, missing);
        return found(this.#state);
      });
    }
    this.#showSoon();
  };

  /** Reads all anew, as something may have been missed. */
  readonly readAnew = (): void => {
    void this.#read([], () => readBoard(this.#callcenter));
  };

  /** @param first what happened that could not be shown without it */
  #read(first: readonly Event[], read: () => Promise<BoardState>): Promise<void> {
    this.#meanwhile ??= [];
    this.#reading = this.#reading.then(async () => {
      this.#meanwhile ??= [];
      try {
        this.#state = await read();
      } catch (error) {
        this.#failed(error);
      }
      const happened = this.#meanwhile;
      this.#meanwhile = null;
      // What is missing even now is over: it is not asked for again.
      for (const event of first) this.#state = applyEvent(this.#state, event).state;
      for (const event of happened) this.event(event);
      this.#show();
    });
    return this.#reading;
  }

  #showSoon(): void {
    const due = this.#shownAt + pauseFor(this.#state) - performance.now();
    this.#timer ??= setTimeout(
      () => {
        this.#show();
      },
      Math.max(SHOWN_SOON_MS, due),
    );
  }

  #show(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#shownAt = performance.now();
    this.#shown = this.#state;
    for (const listener of this.#listeners) listener();
  }
}
