import type { Logger } from '../ports/logger.ts';
import type { ClaimedShard, Shard } from '../ports/ownership.ts';
import { Lease } from './lease.ts';
import { aborted, paused } from './pauses.ts';
import type { HeldShard } from './tenure.ts';

/** So often a shard is asked for, and its lease put off. In ms. */
export const RENEW_EACH_MS = 400;

/** What the owner before sent last has happened by then. In ms after the first look. */
export const LOOK_AGAIN_AFTER_MS = 2_000;

/** What is not ended in good order by then is dropped, as by a crash: others wait. In ms. */
const FINISHED_WITHIN_MS = 2_000;

/** What a process does with a shard that it owns. */
export interface ShardWork {
  /**
   * Reads its call centers, takes their calls over, and looks at Asterisk. The lease is put off meanwhile; it may be lost
   * before this is done.
   * @throws Error if it cannot; the shard is left to others then
   */
  begin(held: HeldShard): Promise<void>;
  /** Looks at Asterisk anew. */
  lookAgain(): void;
  /** Takes nothing more, and stores what is decided, while it is still ours. `drop` follows. */
  finish(): Promise<void>;
  /** Drops all of it: it is somebody else's. Follows each `begin`, once that is done. Never rejects. */
  drop(): Promise<void>;
}

export interface TenancyDeps {
  readonly shard: Shard;
  readonly work: ShardWork;
  readonly log: Logger;
  readonly elapsed: () => number;
}

/** From a claim to its loss. */
export class Tenancy {
  readonly #claim: ClaimedShard;
  readonly #lease: Lease;
  readonly #deps: TenancyDeps;
  readonly #lost = new AbortController();
  readonly #begun = new AbortController();
  #isWorking = false;
  #hurry = new AbortController();

  /** @param claimedAt when it was asked for */
  constructor(claim: ClaimedShard, claimedAt: number, deps: TenancyDeps) {
    this.#claim = claim;
    this.#lease = new Lease(claim.epoch, claimedAt, deps.elapsed);
    this.#deps = deps;
  }

  /** Nothing is sent, or stored, from now on. */
  lose(): void {
    this.#lease.end();
    this.#lost.abort();
  }

  /** Asks at once whether it is still ours. */
  lookNow(): void {
    this.#hurry.abort();
  }

  /** Done when its work has begun, or will not. */
  begun(): Promise<void> {
    return aborted(this.#begun.signal);
  }

  /** Ends the work while it is still ours, and then the tenancy. */
  async finish(): Promise<void> {
    const { work, log, shard } = this.#deps;
    if (this.#isWorking) {
      const late = paused(FINISHED_WITHIN_MS, this.#lost.signal);
      const finished = work.finish().catch((error: unknown) => {
        log.error({ err: error, shard }, 'the work for a shard did not end in good order');
      });
      await Promise.race([finished, late]);
    }
    this.lose();
  }

  /** Done when all of it is dropped and given up. */
  async last(): Promise<void> {
    await Promise.all([this.#renewUntilLost(), this.#work()]);
    await this.#claim.release();
  }

  async #renewUntilLost(): Promise<void> {
    // At once: the claim may have waited for a lease, and ours counts from before it.
    while (!this.#lost.signal.aborted) {
      this.#hurry = new AbortController();
      await this.#renew();
      await paused(RENEW_EACH_MS, AbortSignal.any([this.#hurry.signal, this.#lost.signal]));
    }
  }

  async #renew(): Promise<void> {
    const { elapsed, log, shard, work } = this.#deps;
    const askedAt = elapsed();
    try {
      if (!(await this.#claim.renew())) {
        this.lose();
        return;
      }
      const wasOver = !this.#lease.maySend();
      this.#lease.renewed(askedAt);
      // What was decided meanwhile was not sent.
      if (wasOver && this.#isWorking) work.lookAgain();
    } catch (error) {
      // Until it is put off nothing is sent, and nothing is lost: somebody else may own it by then, which is told.
      log.warn({ err: error, shard }, 'cannot put off the end of a lease');
    }
  }

  async #work(): Promise<void> {
    const { work, log, shard } = this.#deps;
    const onLost = (): void => {
      this.lose();
    };
    try {
      await work.begin({ claim: this.#claim, lease: this.#lease, onLost });
      this.#isWorking = true;
      this.#begun.abort();
      await paused(LOOK_AGAIN_AFTER_MS, this.#lost.signal);
      if (!this.#lost.signal.aborted) work.lookAgain();
      await aborted(this.#lost.signal);
    } catch (error) {
      log.error({ err: error, shard }, 'cannot begin to work for a shard');
      this.lose();
    }
    this.#isWorking = false;
    this.#begun.abort();
    await work.drop();
  }
}
