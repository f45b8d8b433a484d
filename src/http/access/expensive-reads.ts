import type { Owner, Turns } from '../../operations/runtime/turns.ts';
import { FairPlaces } from '../../fair-places.ts';
import { Places } from './places.ts';

const AGAIN_AFTER_MS = 1000;

interface Parts {
  readonly turns: Turns;
  /** How many are read at a time, of a call center and with one of its keys. */
  readonly mostOf: (owner: Owner) => number;
  /** How many more of one call center may wait for that. */
  readonly mostWaiting: number;
}

/**
 * Reads that take long, or of which much comes. With one key a few are read at a time, and one more is
 * refused; those that come with several keys of a call center wait for each other. Nobody waits for
 * another call center's.
 */
export class ExpensiveReads {
  readonly #parts: Parts;
  readonly #ofKey = new Places('expensive-reads-with-key', AGAIN_AFTER_MS);
  readonly #waiting = new Places('expensive-reads-of-callcenter', AGAIN_AFTER_MS);
  readonly #perCallcenter: FairPlaces;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#perCallcenter = new FairPlaces(Infinity, parts.mostOf);
  }

  /** @throws TooManyRequests */
  async run<Result>(key: string, owner: Owner, read: () => Promise<Result>): Promise<Result> {
    const { turns, mostOf, mostWaiting } = this.#parts;
    const most = mostOf(owner);
    const leaveKey = this.#ofKey.hold(key, most);
    try {
      const leaveOwner = this.#waiting.hold(owner, most + mostWaiting);
      try {
        const result = await this.#perCallcenter.run(owner, read);
        // What comes of it is now made a text, which may be long.
        await turns.take(owner);
        return result;
      } finally {
        leaveOwner();
      }
    } finally {
      leaveKey();
    }
  }
}
