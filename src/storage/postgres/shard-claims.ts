import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { CallcenterId } from '../../domain/ids.ts';
import {
  type ClaimedShard,
  ClocksApart,
  type Shard,
  type ShardClaims,
} from '../../operations/ports/ownership.ts';
import { raiseFences } from './fence.ts';
import { ShardSession } from './shard-session.ts';
import {
  CLAIM,
  END_HOLDER,
  END_OWN_SESSION,
  FREE,
  KNOW,
  OWNER_OF,
  RAISE_ALL,
  RENEW,
  UNLOCK,
} from './shard-sql.ts';

/** No shard is claimed by who is further from the database's clock. In ms. */
const MOST_APART_MS = 500;

/** A process that claims shards. */
export interface Claimant {
  readonly url: string;
  /** Of the store, which is asked for fences. */
  readonly knex: Knex;
  /** Its name, for people who look at the table. */
  readonly name: string;
  /** The URL at which other processes reach it; absent: they do not. */
  readonly address?: string;
  /** Ms since 1970, as this machine believes; `Date.now` unless told. */
  readonly now?: () => number;
}

/**
 * Shards as PostgreSQL gives them, to one process at a time. Its lock, which ends with the connection, says who may ask;
 * `valid_until` says when the owner before sends no more, and is waited for even by who has the lock: an owner whose
 * connection was cut lives on. The epoch rises with each owner, and fences of call centers with it.
 */
export class PostgresShardClaims implements ShardClaims {
  readonly #claimant: Claimant;
  readonly #held = new Set<Shard>();
  #session: Promise<ShardSession> | null = null;
  #opening: Promise<ShardSession> | null = null;
  #isClosed = false;

  constructor(claimant: Claimant) {
    this.#claimant = claimant;
  }

  async claim(shard: Shard): Promise<ClaimedShard | null> {
    // Its own lock would be given to this session once more.
    if (this.#held.has(shard)) return null;
    this.#held.add(shard);
    try {
      const claimed = await this.#claim(shard);
      if (claimed === null) this.#held.delete(shard);
      return claimed;
    } catch (error) {
      this.#held.delete(shard);
      throw error;
    }
  }

  async ownerOf(shard: Shard): Promise<string | null> {
    const { rows } = await this.#claimant.knex.raw<{ rows: { address: string }[] }>(
      OWNER_OF.replace('$1', '?'),
      [shard],
    );
    return rows[0]?.address ?? null;
  }

  /** All that is held is lost, as if the process had ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const session = await this.#session?.catch(() => null);
    await session?.close();
  }

  async #claim(shard: Shard): Promise<ClaimedShard | null> {
    const session = await this.#liveSession();
    await this.#compareClocks(session);
    await session.row(KNOW, [shard]);
    const { name, address = null } = this.#claimant;
    const epoch = await epochOf(session, [shard, name, address]);
    if (epoch === null) return null;
    const claimed = new PostgresShard({
      ...{ shard, epoch, session, knex: this.#claimant.knex },
      liveSession: () => this.#liveSession(),
      onOver: () => this.#held.delete(shard),
    });
    try {
      await session.row(RAISE_ALL, [shard, epoch]);
      return claimed;
    } catch (error) {
      await claimed.release();
      throw error;
    }
  }

  async #liveSession(): Promise<ShardSession> {
    const known = await this.#session?.catch(() => null);
    if (this.#isClosed) throw new Error('shards are claimed no more: this process ends');
    if (known?.isLost === false) return known;
    // Whoever comes first makes it for all who found the same one lost.
    this.#opening ??= ShardSession.open(this.#claimant.url).finally(() => {
      this.#opening = null;
    });
    this.#session = this.#opening;
    return this.#opening;
  }

  async #compareClocks(session: ShardSession): Promise<void> {
    const now = this.#claimant.now ?? Date.now;
    const before = now();
    const row = await session.row<{ now: number }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now',
      [],
    );
    const after = now();
    const there = row?.now ?? Number.NaN;
    // However long the answer took, it was read between the two.
    const apart = there < before ? before - there : Math.min(0, after - there);
    if (!(Math.abs(apart) <= MOST_APART_MS)) throw new ClocksApart(apart);
  }
}

interface Attempt {
  readonly got: boolean;
  readonly epoch: number | null;
  readonly left_ms: number;
}

/** Waits for the end of the lease before, if nobody holds the lock. @returns null: somebody else owns it */
const epochOf = async (
  session: ShardSession,
  claim: readonly [shard: Shard, owner: string, address: string | null],
): Promise<number | null> => {
  const [shard] = claim;
  for (;;) {
    const attempt = await locking<Attempt>(session, shard, CLAIM, claim);
    if (attempt?.epoch != null) return attempt.epoch;
    if (attempt?.got === true) await pause(attempt.left_ms);
    else if (!(await isHolderEnded(session, shard))) return null;
  }
};

const isHolderEnded = async (session: ShardSession, shard: Shard): Promise<boolean> =>
  (await session.row<{ ended: boolean }>(END_HOLDER, [shard]))?.ended ?? false;

/** Asks for something that takes the lock. It is not given back by itself with a statement that fails. */
const locking = async <Row extends object>(
  session: ShardSession,
  shard: Shard,
  sql: string,
  values: readonly unknown[],
): Promise<Row | undefined> => {
  try {
    return await session.row<Row>(sql, values);
  } catch (error) {
    if (!session.isLost) await session.row(UNLOCK, [shard]);
    throw error;
  }
};

interface Holding {
  readonly shard: Shard;
  readonly epoch: number;
  readonly session: ShardSession;
  readonly knex: Knex;
  readonly liveSession: () => Promise<ShardSession>;
  /** It is not held any more. */
  readonly onOver: () => void;
}

class PostgresShard implements ClaimedShard {
  readonly epoch: number;
  readonly #holding: Holding;
  /** The one that has the lock. */
  #session: ShardSession;
  #isOver = false;

  constructor(holding: Holding) {
    this.#holding = holding;
    this.#session = holding.session;
    this.epoch = holding.epoch;
  }

  async renew(): Promise<boolean> {
    const { shard, liveSession } = this.#holding;
    const session = await liveSession();
    const hasLock = session === this.#session;
    if (!hasLock) await session.row(END_OWN_SESSION, [shard, this.epoch]);
    if (this.#isOver) return false;
    const values = [shard, this.epoch, hasLock];
    const renewed = hasLock
      ? await session.row(RENEW, values)
      : await locking(session, shard, RENEW, values);
    this.#session = session;
    if (renewed !== undefined) return true;
    await this.#giveBack();
    return false;
  }

  async enter(callcenter: CallcenterId): Promise<number | null> {
    const { knex, shard } = this.#holding;
    const batches = await raiseFences(knex, { shard, epoch: this.epoch }, [callcenter]);
    return batches.get(callcenter) ?? null;
  }

  async release(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    // If it cannot be told, its time runs out.
    if (!this.#session.isLost) {
      await this.#session.row(FREE, [this.#holding.shard, this.epoch]).catch(() => undefined);
    }
    await this.#giveBack();
  }

  async #giveBack(): Promise<void> {
    this.#isOver = true;
    if (!this.#session.isLost) {
      await this.#session.row(UNLOCK, [this.#holding.shard]).catch(() => undefined);
    }
    this.#holding.onOver();
  }
}
