import type { Owner } from '../../operations/runtime/fair-scheduler.ts';
import { FairSemaphore } from '../../fair-semaphore.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';

const AGAIN_AFTER_MS = 1000;

interface Deps {
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
  readonly #deps: Deps;
  readonly #ofKey = new ConcurrencyLimit('expensive-reads-with-key', AGAIN_AFTER_MS);
  readonly #waiting = new ConcurrencyLimit('expensive-reads-of-callcenter', AGAIN_AFTER_MS);
  readonly #perCallcenter: FairSemaphore;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#perCallcenter = new FairSemaphore(Infinity, deps.mostOf);
  }

  /** @throws TooManyRequests */
  async run<Result>(key: string, owner: Owner, read: () => Promise<Result>): Promise<Result> {
    const { mostOf, mostWaiting } = this.#deps;
    const most = mostOf(owner);
    const leaveKey = this.#ofKey.hold(key, most);
    try {
      const leaveOwner = this.#waiting.hold(owner, most + mostWaiting);
      try {
        return await this.#perCallcenter.run(owner, read);
      } finally {
        leaveOwner();
      }
    } finally {
      leaveKey();
    }
  }
}
