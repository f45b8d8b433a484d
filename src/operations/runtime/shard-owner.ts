import type { Logger } from '../ports/logger.ts';
import type { ClaimedShard, Shard, ShardClaims } from '../ports/ownership.ts';
import { aborted, paused } from './pauses.ts';
import { type ShardWork, Tenancy, RENEW_EACH_MS } from './tenancy.ts';

export interface ShardOwnerDeps {
  readonly claims: Pick<ShardClaims, 'claim'>;
  readonly shard: Shard;
  readonly work: ShardWork;
  readonly log: Logger;
  /** Ms since some moment, by a clock that nobody sets. */
  readonly elapsed: () => number;
}

/** Owns a shard whenever nobody else does, until it is stopped: active while it owns it, standby otherwise. */
export class ShardOwner {
  readonly #deps: ShardOwnerDeps;
  readonly #stopping = new AbortController();
  readonly #settled = new AbortController();
  readonly #running: Promise<void>;
  #tenancy: Tenancy | null = null;
  /** Why it could not be claimed, as it was told last. */
  #told = '';

  constructor(deps: ShardOwnerDeps) {
    this.#deps = deps;
    this.#running = this.#run();
  }

  /** Done when it is known for the first time who owns the shard: we, and its work has begun, or somebody else. */
  settled(): Promise<void> {
    return aborted(this.#settled.signal);
  }

  /** Somebody took the shard's calls over: whether it is still ours is asked at once. */
  takenOver(): void {
    this.#tenancy?.lookNow();
  }

  /** Ends the work in good order and gives the shard up: another process need not wait. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#tenancy?.finish();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const claimedAt = this.#deps.elapsed();
      const claim = await this.#claim();
      if (claim !== null) await this.#own(claim, claimedAt);
      this.#settled.abort();
      await paused(RENEW_EACH_MS, signal);
    }
    this.#settled.abort();
  }

  async #claim(): Promise<ClaimedShard | null> {
    const { claims, shard, log } = this.#deps;
    try {
      const claim = await claims.claim(shard);
      this.#told = '';
      return claim;
    } catch (error) {
      const message = String(error);
      if (message !== this.#told) log.error({ err: error, shard }, 'cannot claim a shard');
      this.#told = message;
      return null;
    }
  }

  async #own(claim: ClaimedShard, claimedAt: number): Promise<void> {
    const { shard, log } = this.#deps;
    const tenancy = new Tenancy(claim, claimedAt, this.#deps);
    this.#tenancy = tenancy;
    if (this.#stopping.signal.aborted) tenancy.lose();
    log.info({ shard, epoch: claim.epoch }, 'this process owns a shard');
    void tenancy.begun().then(() => {
      this.#settled.abort();
    });
    await tenancy.last();
    this.#tenancy = null;
    log.info({ shard, epoch: claim.epoch }, 'this process owns a shard no more');
  }
}
