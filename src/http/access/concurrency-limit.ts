import type { LimitName } from '../protocol/http-refusal.ts';
import { httpRefusals } from '../protocol/http-refusals.ts';

/** What is held at a time, each name's for itself: who wants more is refused. */
export class ConcurrencyLimit {
  readonly #limit: LimitName;
  readonly #againAfterMs: number;
  readonly #held = new Map<string, number>();

  constructor(limit: LimitName, againAfterMs: number) {
    this.#limit = limit;
    this.#againAfterMs = againAfterMs;
  }

  /**
   * Answers how to give the place back, which is to be done once.
   * @param most that one of this name may hold at this time
   * @throws TooManyRequests
   */
  hold(name: string, most: number): () => void {
    const held = this.#held.get(name) ?? 0;
    if (held >= most) {
      const reached = { limit: this.#limit, most, given: held + 1, periodS: null };
      throw httpRefusals.tooManyRequests(reached, this.#againAfterMs);
    }
    this.#held.set(name, held + 1);
    return () => {
      const left = (this.#held.get(name) ?? 1) - 1;
      if (left === 0) this.#held.delete(name);
      else this.#held.set(name, left);
    };
  }
}
