import type { Knex } from 'knex';
import type { Batch, CommitOutcome } from '../../operations/ports/store.ts';
import type { Instant } from '../../domain/ids.ts';
import type { KeptLimits } from '../answered-request.ts';
import { removeEventsBefore } from '../event.ts';
import { type OpenStore, storeOver } from '../open-store.ts';
import { StoredListeners } from '../stored-listeners.ts';
import { PostgresCommitter } from './committer.ts';
import { openPostgres } from './database.ts';
import { StoredNotices } from './notices.ts';
import { dropEmptyParts, dropEventParts, makePartsAhead } from './partitions.ts';

/** A store, and its connections for who owns call centers. */
export interface OpenPostgresStore extends OpenStore {
  readonly knex: Knex;
}

/**
 * Opens the store in a PostgreSQL database, whose tables are made if it is empty. Several processes may; a call center's batches
 * are to be stored by one of them at a time, which fences see to.
 * @throws UnusableDatabase
 */
export const openPostgresStore = async (
  url: string,
  kept?: KeptLimits,
): Promise<OpenPostgresStore> => {
  const { knex, readers, reporters, statistics, lanes } = await openPostgres(url);
  const committer = new PostgresCommitter(lanes);
  const notices = new StoredNotices(knex);
  const listeners = new StoredListeners();
  const stopTelling = listeners.add((callcenter) => {
    notices.tell(callcenter);
  });
  const store = storeOver({
    ...{ knex, readers, reporters, statistics, listeners, kept },
    notes: [],
    committer: {
      commit: (batch: Batch): Promise<CommitOutcome> => committer.commit(batch),
      check: () => {
        committer.check();
      },
    },
    // Room on its disk is the server's.
    keepRoom: () => Promise.resolve(),
    removeEventsBefore: (moment, most) => removeEvents(knex, moment, most),
    close: async () => {
      stopTelling();
      await committer.close();
      await notices.close();
      await Promise.all([readers, reporters, statistics, knex].map((pool) => pool.destroy()));
    },
  });
  return { ...store, knex };
};

/** Whole days at once; row by row where no day has a part. It is asked for each hour: parts are seen to as well. */
const removeEvents = async (knex: Knex, moment: Instant, most: number): Promise<number> => {
  await makePartsAhead(knex, Date.now());
  await dropEventParts(knex, moment);
  await dropEmptyParts(knex, moment);
  return removeEventsBefore(knex, moment, most, 'event_rest');
};
