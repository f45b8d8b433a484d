import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import knex, { type Knex } from 'knex';
import type { Database } from 'sqlite3';
import { migrate } from './migrations/migrate.ts';
import type { Note } from './migrations/migration.ts';
import { waitOutside } from './waiting-for-lock.ts';

const IN_MEMORY = ':memory:';
/** Records hold digests of passwords. */
const OWNER_ONLY = 0o600;

/**
 * What is committed survives a crash of the process. A power cut may take the last moments, but
 * never part of a commit: https://www.sqlite.org/pragma.html#pragma_synchronous
 */
const PRAGMAS = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA temp_store = MEMORY;
`;

/** One connection, shared by knex and by the prepared statement that commits; others to read. */
export interface OpenDatabase {
  readonly knex: Knex;
  /** The same as `knex` for a database in memory, which others cannot see. So is the next. */
  readonly readers: Knex;
  /** For what may take seconds, so that no other reading waits for it. */
  readonly reporters: Knex;
  /** For the figures of this moment, which do not wait for reports either. */
  readonly statistics: Knex;
  readonly connection: Database;
  /** What is to be known of how it was brought up to date. */
  readonly notes: readonly Note[];
}

/** What knex would print on standard output it also throws. */
const ignore = (): void => undefined;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const makeFile = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  // SQLite gives its journal files the same mode as the database.
  const file = await open(path, 'a', OWNER_ONLY);
  try {
    await file.chmod(OWNER_ONLY);
  } finally {
    await file.close();
  }
};

/** By a pragma, as knex adds to every connection the flags to write. */
const makeReadOnly = (
  connection: Database,
  done: (error: Error | null, connection: Database) => void,
): void => {
  connection.exec('PRAGMA query_only = ON; PRAGMA busy_timeout = 5000', (error) => {
    done(error, connection);
  });
};

/**
 * How many things are read at a time by connections of one purpose. One call center has at most one
 * less, so that none of them takes all.
 */
export const READERS = 2;

/**
 * Further connections for what takes long to read. With a write-ahead log they neither wait for commits
 * nor keep them waiting: https://www.sqlite.org/wal.html#concurrency
 */
const openReaders = (path: string): Knex =>
  knex({
    client: 'sqlite3',
    // The mode keeps a file that is missing from being made.
    connection: { filename: `${pathToFileURL(path).href}?mode=ro`, flags: ['OPEN_URI'] },
    useNullAsDefault: true,
    compileSqlOnError: false,
    log: { warn: ignore, error: ignore },
    pool: { min: 0, max: READERS, afterCreate: makeReadOnly },
  });

/**
 * Opens the database of a service that may be running, only to be read.
 * @throws Error that names the path and says what is wrong with it
 */
export const openReadOnly = async (path: string): Promise<Knex> => {
  const db = openReaders(path);
  try {
    await db('knex_migrations').first();
    return db;
  } catch (error) {
    await db.destroy();
    throw new Error(`cannot read the database ${path}: ${messageOf(error)}`, { cause: error });
  }
};

const connect = async (path: string): Promise<OpenDatabase> => {
  const opened: Database[] = [];
  const afterCreate = (
    connection: Database,
    done: (error: Error | null, connection: Database) => void,
  ): void => {
    opened.push(connection);
    connection.exec(PRAGMAS, (error) => {
      if (error === null) done(null, connection);
      else
        connection.close(() => {
          done(error, connection);
        });
    });
  };
  const db = knex({
    client: 'sqlite3',
    connection: { filename: path },
    useNullAsDefault: true,
    // Otherwise its errors, which are logged, tell the values of the statement that failed.
    compileSqlOnError: false,
    log: { warn: ignore, error: ignore },
    pool: { min: 1, max: 1, afterCreate },
  });
  let notes: readonly Note[];
  try {
    notes = await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const [connection] = opened;
  if (connection === undefined) throw new Error('knex did not connect');
  await waitOutside(connection);
  const more = (): Knex => (path === IN_MEMORY ? db : openReaders(path));
  return { knex: db, readers: more(), reporters: more(), statistics: more(), connection, notes };
};

/**
 * Opens the database in the file at `path`, made if it is missing, and brings it up to date.
 * `:memory:` makes one that is gone when closed.
 * @throws Error that names the path: it cannot be written, it is no database, or a newer version
 * of this service wrote it
 */
export const openDatabase = async (path: string): Promise<OpenDatabase> => {
  try {
    if (path !== IN_MEMORY) await makeFile(path);
  } catch (error) {
    throw new Error(`cannot write the database ${path}: ${messageOf(error)}`, { cause: error });
  }
  try {
    return await connect(path);
  } catch (error) {
    throw new Error(`cannot use the database ${path}: ${messageOf(error)}`, { cause: error });
  }
};
