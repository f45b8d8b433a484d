import type { CallcenterId } from '../../domain/ids.ts';

/**
 * The right to be the one service that works on a database: nobody else decides about its call centers
 * while it is held. It ends with the process at the latest, however that ends.
 */
export interface Ownership {
  /** Gives it up. To be called last, when nothing is written any more. */
  release(): Promise<void>;
}

/** Call centers that have one owner together, by name. */
export type Shard = string & { readonly brand: 'Shard' };

/** That of all call centers. */
export const WHOLE_SERVICE = 'all' as Shard;

/** So long nobody else can own a shard after it was claimed or renewed. In ms. */
export const LEASE_MS = 1_500;

/** A shard that this process owns, as the one place knows it that all processes ask. */
export interface ClaimedShard {
  /** One higher than that of the owner before. */
  readonly epoch: number;
  /**
   * Nobody else can own it for `LEASE_MS` from now.
   * @returns false: somebody else has owned it since, and this claim is of no use any more
   * @throws Error if nobody can be asked; it may be asked again
   */
  renew(): Promise<boolean>;
  /**
   * From now on no owner before stores anything of the call center. To be done before its records are read.
   * @returns the number of the last batch that was stored of it; null: somebody else owns it since
   */
  enter(callcenter: CallcenterId): Promise<number | null>;
  /** Others need not wait for its end. Nothing may be stored or sent any more. Never rejects. */
  release(): Promise<void>;
}

/** Shards that several processes own in turn. */
export interface ShardClaims {
  /**
   * @returns null: another process owns it
   * @throws ClocksApart, or Error if nobody can be asked
   */
  claim(shard: Shard): Promise<ClaimedShard | null>;
  /**
   * Where the process is reached that owns a shard at this moment.
   * @returns null: nobody owns it, or they are not to be reached
   * @throws Error if nobody can be asked
   */
  ownerOf(shard: Shard): Promise<string | null>;
}

/** No shard is claimed by a machine whose clock is wrong: waits and reports would be. */
export class ClocksApart extends Error {
  override readonly name = 'ClocksApart';
  /** This machine's clock less the database's, in ms. */
  readonly apartMs: number;

  constructor(apartMs: number) {
    const ahead = apartMs > 0 ? 'ahead of' : 'behind';
    super(
      `the clock of this machine is ${Math.abs(apartMs)} ms ${ahead} the database's: set both by NTP, as nothing is owned with clocks more than 500 ms apart`,
    );
    this.apartMs = apartMs;
  }
}
