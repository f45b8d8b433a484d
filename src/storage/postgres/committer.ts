import type { Pool } from 'pg';
import type { Batch, CommitOutcome } from '../../operations/ports/store.ts';
import { CALL_STORE_BATCH, STORE_BATCH, valuesOf } from './store-batch.ts';

/** An error that the server itself told, and not that it was lost. */
const isTold = (error: unknown): boolean => error instanceof Error && 'severity' in error;

/** A connection that is asked one thing after the other. It is made anew when it is lost. */
class Lane {
  /** Of the last batch; null: it was stored. */
  failure: Error | null = null;
  readonly #pool: Pool;
  #last: Promise<unknown> = Promise.resolve();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  commit(batch: Batch): Promise<CommitOutcome> {
    const values = valuesOf(batch);
    const outcome = this.#last.then(() => this.#store(values));
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  async #store(values: readonly unknown[]): Promise<CommitOutcome> {
    try {
      const outcome = await this.#ask(values);
      this.failure = null;
      return outcome;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw this.failure;
    }
  }

  async #ask(values: readonly unknown[]): Promise<CommitOutcome> {
    const client = await this.#pool.connect();
    let isLost = true;
    try {
      const { rows } = await client.query<{ outcome: CommitOutcome }>({
        name: STORE_BATCH,
        text: CALL_STORE_BATCH,
        values: [...values],
      });
      isLost = false;
      return rows[0]?.outcome ?? 'fenced';
    } catch (error) {
      isLost = !isTold(error);
      throw error;
    } finally {
      client.release(isLost);
    }
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#pool.end();
  }
}

/**
 * Stores batches: those of one call center in the order in which they are handed in, those of several side by side.
 */
export class PostgresCommitter {
  readonly #lanes: readonly Lane[];

  /** @param pools of one connection each */
  constructor(pools: readonly Pool[]) {
    this.#lanes = pools.map((pool) => new Lane(pool));
  }

  /** @throws Error if the last batch of a lane was not stored */
  check(): void {
    const failed = this.#lanes.find(({ failure }) => failure !== null);
    if (failed === undefined) return;
    throw new Error('the last changes were not stored', { cause: failed.failure });
  }

  /**
   * After an error it is in doubt whether the batch is stored, if the connection was lost; with a fence it can be
   * handed in again.
   * @throws Error of PostgreSQL
   */
  async commit(batch: Batch): Promise<CommitOutcome> {
    try {
      return await this.#laneOf(batch.callcenterId).commit(batch);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const what = `cannot store changes of call center ${batch.callcenterId}`;
      throw new Error(`${what}: ${message}`, { cause: error });
    }
  }

  #laneOf(callcenter: string): Lane {
    let sum = 0;
    for (let index = 0; index < callcenter.length; index += 1) {
      sum = (sum * 31 + callcenter.charCodeAt(index)) % 1_000_003;
    }
    const lane = this.#lanes[sum % this.#lanes.length];
    if (lane === undefined) throw new Error('there is no lane');
    return lane;
  }

  /** Waits for what was handed in. */
  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }
}
