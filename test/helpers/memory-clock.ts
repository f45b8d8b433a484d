import type { Instant } from '../../src/domain/ids.ts';
import type { Clock } from '../../src/operations/ports/clock.ts';

interface Alarm {
  readonly moment: Instant;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to go on. */
export class MemoryClock implements Clock {
  #now: Instant;
  readonly #alarms = new Set<Alarm>();

  constructor(now: Instant = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  wakeAt(moment: Instant, wake: () => void): () => void {
    const alarm = { moment, wake };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Lets time pass and rings the alarms that fall into it, in order. */
  advance(ms: number): void {
    this.#now += ms;
    const due = [...this.#alarms].filter(({ moment }) => moment <= this.#now);
    for (const alarm of due.toSorted((one, other) => one.moment - other.moment)) {
      this.#alarms.delete(alarm);
      alarm.wake();
    }
  }
}
