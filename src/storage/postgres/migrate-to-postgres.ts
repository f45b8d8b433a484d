import { copyDatabase } from '../database-copy.ts';
import { openDatabase } from '../database.ts';
import { ownDatabase } from '../own-database.ts';
import { openPostgres } from './database.ts';
import { moveFromSqlite, type Moved } from './move-from-sqlite.ts';
import { ownPostgresDatabase } from './own-database.ts';

/**
 * Moves all records of a SQLite file, of this version or an older one, into an empty database of PostgreSQL. The file is
 * left as it is.
 * @param copy a path for a copy, which must not be there yet
 * @throws DatabaseInUse if a service works on either; UselessDatabase, UnusableDatabase, or Error if not all came
 */
export const migrateToPostgres = async (
  path: string,
  url: string,
  copy: string,
): Promise<readonly Moved[]> => {
  const source = await ownDatabase(path);
  try {
    const target = await ownPostgresDatabase(url);
    try {
      await copyDatabase(path, copy);
      return await moveCopy(copy, url);
    } finally {
      await target.release();
    }
  } finally {
    await source.release();
  }
};

const moveCopy = async (copy: string, url: string): Promise<readonly Moved[]> => {
  const { knex: source } = await openDatabase(copy);
  const { knex: target, ...others } = await openPostgres(url);
  try {
    return await moveFromSqlite(source, target);
  } finally {
    await source.destroy();
    await Promise.all(
      [target, others.readers, others.reporters, others.statistics].map((pool) => pool.destroy()),
    );
    await Promise.all(others.lanes.map((lane) => lane.end()));
  }
};
