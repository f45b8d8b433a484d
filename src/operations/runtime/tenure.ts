import type { CallcenterId } from '../../domain/ids.ts';
import type { ClaimedShard } from '../ports/ownership.ts';
import type { Fence } from '../ports/store.ts';
import type { Lease } from './lease.ts';

/** By what right a process decides about one call center. */
export interface Tenure {
  /** To be done before its records are read, or made. @returns false: somebody else owns it */
  enter(): Promise<boolean>;
  /** For the next batch, each a number of its own; absent: nobody else can own the call center. */
  nextFence(): { readonly fence?: Fence };
  /** Whether commands may be sent now. */
  maySend(): boolean;
  /** A batch was refused: somebody else owns the call center. */
  lost(): void;
}

const NO_FENCE = {};

/** One process works on the database, which is its own. */
export const ALONE: Tenure = {
  enter: () => Promise.resolve(true),
  nextFence: () => NO_FENCE,
  maySend: () => true,
  lost: () => undefined,
};

/** A shard as its owner holds it. */
export interface HeldShard {
  readonly claim: Pick<ClaimedShard, 'enter'>;
  readonly lease: Lease;
  /** Told once a batch was refused: the whole shard is somebody else's. */
  readonly onLost: () => void;
}

/** A call center of a shard that others may own after us. */
export class ShardTenure implements Tenure {
  readonly #id: CallcenterId;
  readonly #shard: HeldShard;
  /** Number of the last that was handed in. */
  #batch = 0;

  constructor(id: CallcenterId, shard: HeldShard) {
    this.#id = id;
    this.#shard = shard;
  }

  async enter(): Promise<boolean> {
    const batch = await this.#shard.claim.enter(this.#id);
    if (batch === null) {
      this.lost();
      return false;
    }
    this.#batch = batch;
    return true;
  }

  nextFence(): { readonly fence: Fence } {
    this.#batch += 1;
    return { fence: { epoch: this.#shard.lease.epoch, batch: this.#batch } };
  }

  maySend(): boolean {
    return this.#shard.lease.maySend();
  }

  lost(): void {
    this.#shard.lease.end();
    this.#shard.onLost();
  }
}
