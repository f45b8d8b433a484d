import type { Phrase } from '../../messages/phrase.ts';
import { httpRefusals } from '../protocol/http-refusals.ts';

/** What is held at a time, each name's for itself: who wants more is refused. */
export class Places {
  readonly #what: Phrase;
  readonly #most: number;
  readonly #againAfterMs: number;
  readonly #held = new Map<string, number>();

  /** @param what there is too much of, for those who are refused */
  constructor(what: Phrase, most: number, againAfterMs: number) {
    this.#what = what;
    this.#most = most;
    this.#againAfterMs = againAfterMs;
  }

  /**
   * Answers how to give the place back, which is to be done once.
   * @throws TooManyRequests
   */
  hold(name: string): () => void {
    const held = this.#held.get(name) ?? 0;
    if (held >= this.#most) throw httpRefusals.tooManyRequests(this.#what, this.#againAfterMs);
    this.#held.set(name, held + 1);
    return () => {
      const left = (this.#held.get(name) ?? 1) - 1;
      if (left === 0) this.#held.delete(name);
      else this.#held.set(name, left);
    };
  }
}
