import type { Knex } from 'knex';
import type { CallcenterId } from '../../domain/ids.ts';

/** The name by which PostgreSQL tells of what was stored. */
const CHANNEL = 'stored';
/** So often at most. */
const EACH_MS = 20;
/** PostgreSQL takes less than 8,000 bytes. */
const MOST_BYTES = 7000;

/**
 * Tells other processes of which call centers something was stored. Outside of commits: told in them, all commits of the
 * server would wait for each other. What cannot be told is not told again: who listens looks by itself now and then.
 */
export class StoredNotices {
  readonly #knex: Knex;
  readonly #waiting = new Set<CallcenterId>();
  #timer: NodeJS.Timeout | null = null;
  #telling: Promise<void> = Promise.resolve();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  tell(callcenter: CallcenterId): void {
    this.#waiting.add(callcenter);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#telling = this.#tellAll();
    }, EACH_MS);
  }

  /** Tells what is left. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#telling;
    await this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    const ids = [...this.#waiting];
    this.#waiting.clear();
    try {
      for (const some of inParts(ids)) {
        await this.#knex.raw('SELECT pg_notify(?, ?)', [CHANNEL, some]);
      }
    } catch {
      // The connection is lost; commits say so.
    }
  }
}

/** Ids have no blanks. */
const inParts = (ids: readonly string[]): string[] => {
  const parts: string[] = [];
  for (const id of ids) {
    const last = parts.at(-1);
    const longer = last === undefined ? id : `${last} ${id}`;
    if (last !== undefined && Buffer.byteLength(longer) <= MOST_BYTES)
      parts[parts.length - 1] = longer;
    else parts.push(id);
  }
  return parts;
};
