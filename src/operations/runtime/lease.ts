import { LEASE_MS } from '../ports/ownership.ts';

/** What is sent arrives: nothing is sent so short before the end. In ms. */
export const SENDING_MARGIN_MS = 300;

/**
 * For how long this process owns a shard, as it counts itself: by a clock that nobody sets, from before it asked. So it
 * ends here before it ends for those who look at the database, whatever the answer took and however long the process
 * was stopped meanwhile.
 */
export class Lease {
  readonly epoch: number;
  readonly #elapsed: () => number;
  #until: number;
  #isEnded = false;

  /**
   * @param askedAt when it was asked for, by that clock
   * @param elapsed ms since some moment
   */
  constructor(epoch: number, askedAt: number, elapsed: () => number) {
    this.epoch = epoch;
    this.#elapsed = elapsed;
    this.#until = askedAt + LEASE_MS;
  }

  /** It was put off, as asked for at that moment. */
  renewed(askedAt: number): void {
    this.#until = Math.max(this.#until, askedAt + LEASE_MS);
  }

  /** Somebody else owns the shard, or it is given up: nothing is sent from now on, for ever. */
  end(): void {
    this.#isEnded = true;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Whether something may be sent that cannot be called back. */
  maySend(): boolean {
    return !this.#isEnded && this.#elapsed() < this.#until - SENDING_MARGIN_MS;
  }
}
