import type { Instant } from './domain/ids.ts';
import type { Clock } from './operations/ports/clock.ts';

/** What a machine knows of time, in ms. */
export interface TimeSources {
  /** Since 1970, as the machine shows it: somebody may put it forward or back. */
  readonly wall: () => number;
  /** Since some moment: runs on evenly whatever is done to the wall clock. Stands still in suspend. */
  readonly elapsed: () => number;
  /** Calls back after so many elapsed ms, perhaps a little early; answers how to cancel it. */
  readonly sleep: (ms: number, wake: () => void) => () => void;
}

/** Longest delay that Node's timers take; what lies further off is reached in several. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** How fast shown times come right again: 5 ms a second, so that no duration is wrong by more than 0.5 %. */
const CORRECTION = 0.005;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Time as this process has it. */
export const SYSTEM_TIME: TimeSources = {
  wall: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, wake) => {
    const timer = setTimeout(wake, Math.min(Math.max(ms, 0), LONGEST_DELAY_MS));
    return () => {
      clearTimeout(timer);
    };
  },
};

/**
 * A clock for waits, limits and durations: it starts with the wall clock and goes on by elapsed time. When
 * the wall clock is put forward or back, it follows so slowly that no duration changes noticeably; until
 * then, times of day that are shown differ from the wall clock.
 */
export class SteadyClock implements Clock {
  readonly #time: TimeSources;
  #at: number;
  #elapsed: number;

  /**
   * @param last a moment that this clock has shown in an earlier run; null: there is none. A wall clock that
   * was put back since does not count, as what is stored would have to wait for it. One that was more than
   * a day ahead was wrong itself.
   */
  constructor(time: TimeSources = SYSTEM_TIME, last: Instant | null = null) {
    this.#time = time;
    const wall = time.wall();
    const isBehind = last !== null && last > wall && last - wall <= DAY_MS;
    this.#at = isBehind ? last : wall;
    this.#elapsed = time.elapsed();
  }

  now(): Instant {
    const elapsed = this.#time.elapsed();
    const passed = Math.max(0, elapsed - this.#elapsed);
    this.#elapsed = elapsed;
    const most = passed * CORRECTION;
    const wrong = this.#time.wall() - (this.#at + passed);
    this.#at += passed + Math.min(most, Math.max(-most, wrong));
    return Math.floor(this.#at);
  }

  wakeAt(moment: Instant, wake: () => void): () => void {
    let cancel = (): void => undefined;
    const sleep = (isFirst: boolean): void => {
      const delay = moment - this.now();
      // Never before the caller has got to know how to cancel it.
      if (delay <= 0 && !isFirst) wake();
      else {
        cancel = this.#time.sleep(delay, () => {
          sleep(false);
        });
      }
    };
    sleep(true);
    return () => {
      cancel();
    };
  }
}
