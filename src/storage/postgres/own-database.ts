import type { Ownership } from '../../operations/ports/ownership.ts';
import { DatabaseInUse } from '../own-database.ts';
import { connectTo, placeOf } from './database.ts';

/** Of whoever works on the database. It is the session's: gone with the process, however that ends. */
const OWNER_LOCK = 7_301_000;

/**
 * Becomes the one service that works on a PostgreSQL database.
 * @throws DatabaseInUse, or UnusableDatabase
 */
export const ownPostgresDatabase = async (url: string): Promise<Ownership> => {
  const client = await connectTo(url);
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
    OWNER_LOCK,
  ]);
  if (rows[0]?.got === true) return { release: () => client.end() };
  await client.end();
  throw new DatabaseInUse(placeOf(url), 'DATABASE_URL');
};
