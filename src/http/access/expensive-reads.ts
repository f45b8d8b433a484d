import type { Owner, Turns } from '../../operations/runtime/turns.ts';
import { FairPlaces } from '../../fair-places.ts';
import { phrase } from '../../messages/phrase.ts';
import { Places } from './places.ts';
import type { ShareLimits } from '../protocol/share-limits.ts';

const AGAIN_AFTER_MS = 1000;

/**
 * Reads that take long, or of which much comes. With one key a few are read at a time, and one more is
 * refused; those that come with several keys of a call center wait for each other. Nobody waits for
 * another call center's.
 */
export class ExpensiveReads {
  readonly #turns: Turns;
  readonly #ofKey: Places;
  readonly #waiting: Places;
  readonly #perCallcenter: FairPlaces;

  constructor(
    turns: Turns,
    { expensiveReads: most, waitingReads }: Pick<ShareLimits, 'expensiveReads' | 'waitingReads'>,
  ) {
    this.#turns = turns;
    this.#ofKey = new Places(phrase('expensive-reads-with-key', { most }), most, AGAIN_AFTER_MS);
    const all = most + waitingReads;
    const what = phrase('expensive-reads-of-callcenter', { most: all });
    this.#waiting = new Places(what, all, AGAIN_AFTER_MS);
    this.#perCallcenter = new FairPlaces(Infinity, most);
  }

  /** @throws TooManyRequests */
  async run<Result>(key: string, owner: Owner, read: () => Promise<Result>): Promise<Result> {
    const leaveKey = this.#ofKey.hold(key);
    try {
      const leaveOwner = this.#waiting.hold(owner);
      try {
        const result = await this.#perCallcenter.run(owner, read);
        // What comes of it is now made a text, which may be long.
        await this.#turns.take(owner);
        return result;
      } finally {
        leaveOwner();
      }
    } finally {
      leaveKey();
    }
  }
}
