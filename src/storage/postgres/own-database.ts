import type { Ownership } from '../../operations/ports/ownership.ts';
import { DatabaseInUse } from '../own-database.ts';
import { connectTo, placeOf } from './database.ts';

/** Of whoever works on the database. It is the session's: gone with the process, however that ends. */
const OWNER_LOCK = 7_301_000;

const locked = async (url: string, lock: string): Promise<Ownership> => {
  const client = await connectTo(url);
  const { rows } = await client.query<{ got: boolean }>(`SELECT ${lock}($1) AS got`, [OWNER_LOCK]);
  if (rows[0]?.got === true) return { release: () => client.end() };
  await client.end();
  throw new DatabaseInUse(placeOf(url), 'DATABASE_URL');
};

/**
 * Becomes the only one that works on a PostgreSQL database, as who moves all records does.
 * @throws DatabaseInUse, or UnusableDatabase
 */
export const ownPostgresDatabase = (url: string): Promise<Ownership> =>
  locked(url, 'pg_try_advisory_lock');

/**
 * Becomes one of the processes that work on it.
 * @throws DatabaseInUse if somebody has it alone, or UnusableDatabase
 */
export const sharePostgresDatabase = (url: string): Promise<Ownership> =>
  locked(url, 'pg_try_advisory_lock_shared');
