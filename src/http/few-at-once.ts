import type { Phrase } from '../words/phrase.ts';
import { httpRefusals } from './http-refusals.ts';

/** Work that would pile up: who comes when there is enough of it is to come again, and soon told so. */
export class FewAtOnce {
  readonly #what: Phrase;
  readonly #most: number;
  readonly #againAfterMs: number;
  #running = 0;

  /** @param what there is too much of, for those who are refused */
  constructor(what: Phrase, most: number, againAfterMs: number) {
    this.#what = what;
    this.#most = most;
    this.#againAfterMs = againAfterMs;
  }

  /** @throws TooManyRequests */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#most) {
      throw httpRefusals.tooManyRequests(this.#what, this.#againAfterMs);
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }
}
