/**
 * How far this machine's clock is from the service's. Each answer tells the second in which it was made, so the
 * distance lies between two bounds, which come closer with every answer; an event tells the millisecond.
 */
export class ServerClock {
  /** The service's clock is ahead of ours by no less, and by no more, in milliseconds. */
  #least = -Infinity;
  #most = Infinity;
  readonly #now: () => number;

  /** @param now this machine's clock, in milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** An answer that was asked for at `askedAt`, of our clock, says it was made in the second of `date`. */
  answered(askedAt: number, date: string | null): void {
    const second = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(second)) return;
    this.#narrow(second - this.#now(), second + 999 - askedAt);
  }

  /** Something happened at `at`, of the service's clock, and was told of just now. */
  happened(at: number): void {
    this.#narrow(at - this.#now(), Infinity);
  }

  /** What the service's clock says now, in milliseconds since 1970. */
  now(): number {
    return this.#now() + this.#ahead;
  }

  get #ahead(): number {
    if (this.#least === -Infinity) return this.#most === Infinity ? 0 : this.#most;
    return this.#most === Infinity ? this.#least : (this.#least + this.#most) / 2;
  }

  /** Bounds that exclude each other are of a clock that was set meanwhile: the new ones hold. */
  #narrow(least: number, most: number): void {
    this.#least = Math.max(this.#least, least);
    this.#most = Math.min(this.#most, most);
    if (this.#least <= this.#most) return;
    [this.#least, this.#most] = [least, most];
  }
}

/** The one of this page. */
export const serverClock = new ServerClock();
