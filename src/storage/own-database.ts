import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type sqlite3 from 'sqlite3';
import type { Ownership } from '../operations/ports/ownership.ts';
import { closeConnection, openConnection } from './connection.ts';
import { isBusy } from './waiting-for-lock.ts';

const IN_MEMORY = ':memory:';

/** A service that is just ending may need so long to let go. In ms. */
const PATIENCE_MS = 3_000;

/**
 * SQLite's lock on a file is the operating system's: it is gone with the process, `kill -9` included, and
 * no file that is left over can be taken for it. Commands beside the service do not ask for it.
 */
const LOCK = `PRAGMA busy_timeout = ${PATIENCE_MS}; BEGIN EXCLUSIVE;`;

/** Another service works on the database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';

  /** @param setting names another database */
  constructor(path: string, setting = 'DATABASE_PATH') {
    super(
      `another service is using the database ${path}: stop that one first, or give this one ${setting === 'DATABASE_PATH' ? 'a file' : 'a database'} of its own (${setting})`,
    );
  }
}

/** Beside the file itself, by whatever links it is reached. */
const lockPathOf = async (path: string): Promise<string> => {
  await mkdir(dirname(path), { recursive: true });
  try {
    return `${await realpath(path)}.owner`;
  } catch {
    return join(await realpath(dirname(path)), `${basename(path)}.owner`);
  }
};

const lock = (connection: sqlite3.Database): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec(LOCK, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

/**
 * Becomes the one service that works on the database at `path`, which need not be there yet.
 * @throws DatabaseInUse; Error that names the path if its folder cannot be written
 */
export const ownDatabase = async (path: string): Promise<Ownership> => {
  if (path === IN_MEMORY) return { release: () => Promise.resolve() };
  try {
    const connection = await openConnection(await lockPathOf(path));
    try {
      await lock(connection);
    } catch (error) {
      await closeConnection(connection);
      throw error;
    }
    return { release: () => closeConnection(connection) };
  } catch (error) {
    if (isBusy(error)) throw new DatabaseInUse(path);
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot write the database ${path}: ${message}`, { cause: error });
  }
};
