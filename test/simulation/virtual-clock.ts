import type { Instant } from '../../src/domain/ids.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import type { Chance } from './chance.ts';
import type { Tracer } from './tracer.ts';

const START = Date.UTC(2026, 0, 1);
/** Longest that a wake-up is late while nothing else is wrong. */
const LATENESS_MS = 200;

/** The time of day as the service has it. It passes as that of Asterisk does, and may jump. */
export class VirtualClock {
  readonly #chance: Chance;
  readonly #asterisk: SimulatedAsterisk;
  /** What it is ahead of the clock of Asterisk, in ms. */
  #offset = START;

  constructor(chance: Chance, asterisk: SimulatedAsterisk) {
    this.#chance = chance;
    this.#asterisk = asterisk;
  }

  get now(): Instant {
    return this.#asterisk.now + this.#offset;
  }

  /** @param moment null: never */
  isPast(moment: Instant | null): boolean {
    return moment !== null && moment <= this.now;
  }

  /** A little, or up to the moment when something is due. @param due null: nothing is */
  pass(due: Instant | null): void {
    const wait = due === null ? 5000 : Math.max(0, due - this.now);
    const most = Math.min(wait + LATENESS_MS, 100_000);
    const passed = this.#chance.oneIn(4)
      ? this.#chance.between(0, most)
      : this.#chance.below(Math.min(most, 400) + 1);
    this.#asterisk.now += this.isPast(due) ? this.#chance.below(20) : passed;
  }

  jump(trace: Tracer): void {
    const jump = this.#chance.pick([-7_200_000, -3000, -50, 50, 3000, 7_200_000]);
    trace?.(() => `  the clock jumps by ${jump} ms`);
    this.#offset += jump;
  }
}
