import type { TrunkRecords } from '../operations/ports/trunk-records.ts';
import type { KeptLimits } from './answered-request.ts';
import { openReadOnly } from './database.ts';
import { freeSpaceAt } from './free-space.ts';
import { openKeptHistories, type OpenHistories } from './kept-histories.ts';
import { openKeys, type OpenKeys } from './open-keys.ts';
import { type OpenStore, openStore } from './open-store.ts';
import { placeOf } from './postgres/database.ts';
import { openPostgresStore } from './postgres/open-store.ts';
import { trunkRecordsIn } from './trunk.ts';

/** Where records are: in the SQLite file, unless there is the URL of a PostgreSQL database. */
export interface Place {
  readonly databasePath: string;
  readonly databaseUrl: string | null;
}

/** @throws UnusableDatabase, or Error that names the path */
export const openStoreAt = (
  { databasePath, databaseUrl }: Place,
  kept?: KeptLimits,
): Promise<OpenStore> =>
  databaseUrl === null ? openStore(databasePath, kept) : openPostgresStore(databaseUrl, kept);

/** How many bytes may still be written there. The disk of PostgreSQL is for those to watch who look after it. */
export const freeSpaceIn = ({ databasePath, databaseUrl }: Place): Promise<number> =>
  databaseUrl === null ? freeSpaceAt(databasePath) : Promise.resolve(Number.MAX_SAFE_INTEGER);

/** The keys alone, beside a service that may run. @throws as {@link openStoreAt} */
export const openKeysAt = async (place: Place): Promise<OpenKeys> => {
  if (place.databaseUrl === null) return openKeys(place.databasePath);
  const store = await openPostgresStore(place.databaseUrl);
  return { apiKeys: store.apiKeys, close: () => store.close() };
};

/** The trunks alone, read beside a service that may run. */
export interface OpenTrunks extends Pick<TrunkRecords, 'trunks'> {
  close(): Promise<void>;
}

/** @throws as {@link openStoreAt} */
export const openTrunksAt = async (place: Place): Promise<OpenTrunks> => {
  if (place.databaseUrl === null) {
    const knex = await openReadOnly(place.databasePath);
    const records = trunkRecordsIn(knex);
    return { trunks: () => records.trunks(), close: () => knex.destroy() };
  }
  const store = await openPostgresStore(place.databaseUrl);
  return { trunks: () => store.trunkRecords.trunks(), close: () => store.close() };
};

/** What is kept of calls, beside a service that may run. @throws as {@link openStoreAt} */
export const openHistoriesAt = async (place: Place): Promise<OpenHistories> => {
  if (place.databaseUrl === null) return openKeptHistories(place.databasePath);
  const store = await openPostgresStore(place.databaseUrl);
  return {
    find: (id, callcenter) => store.histories.find(id, callcenter),
    close: () => store.close(),
  };
};

/** As it is told: without a password. */
export const nameOfPlace = ({ databasePath, databaseUrl }: Place): string =>
  databaseUrl === null ? databasePath : placeOf(databaseUrl);
