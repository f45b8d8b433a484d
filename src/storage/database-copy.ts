import sqlite3 from 'sqlite3';
import { closeConnection, openConnection } from './connection.ts';
import { KNOWN_MIGRATIONS } from './migrations/migrate.ts';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** A file that is no database of a call center, or not one that this version may use. */
export class UselessDatabase extends Error {
  override readonly name = 'UselessDatabase';
}

const rowsOf = <Row>(connection: sqlite3.Database, sql: string, ...values: string[]) =>
  new Promise<Row[]>((resolve, reject) => {
    connection.all<Row>(sql, values, (error, rows) => {
      if (error === null) resolve(rows);
      else reject(error);
    });
  });

const withDatabase = async <Result>(
  path: string,
  work: (connection: sqlite3.Database) => Promise<Result>,
): Promise<Result> => {
  const connection = await openConnection(path, sqlite3.OPEN_READWRITE);
  try {
    await rowsOf(connection, 'PRAGMA busy_timeout = 5000');
    return await work(connection);
  } finally {
    await closeConnection(connection);
  }
};

/**
 * Copies a database as it is at one moment, while a service may be writing to it, and without keeping that waiting.
 * @param to must not be there yet
 * @throws UselessDatabase
 */
export const copyDatabase = async (path: string, to: string): Promise<void> => {
  try {
    await withDatabase(path, (connection) => rowsOf(connection, 'VACUUM INTO ?', to));
  } catch (error) {
    throw new UselessDatabase(`cannot copy the database ${path}: ${messageOf(error)}`, {
      cause: error,
    });
  }
};

/**
 * Whether a file is a whole database of this service, of this version or an older one.
 * @throws UselessDatabase
 */
export const checkDatabase = async (path: string): Promise<void> => {
  const { faults, migrations } = await lookInto(path);
  if (faults !== 'ok') throw new UselessDatabase(`its database is damaged: ${faults}`);
  const newer = migrations.find((name) => !KNOWN_MIGRATIONS.includes(name));
  if (newer !== undefined) {
    throw new UselessDatabase(
      `it was made by a newer version of this service (${newer}): take that version, or a backup of this one`,
    );
  }
};

const lookInto = async (path: string) => {
  try {
    return await withDatabase(path, async (connection) => {
      const [check] = await rowsOf<{ integrity_check: string }>(
        connection,
        'PRAGMA integrity_check',
      );
      const rows = await rowsOf<{ name: string }>(connection, 'SELECT name FROM knex_migrations');
      return { faults: check?.integrity_check, migrations: rows.map(({ name }) => name) };
    });
  } catch (error) {
    throw new UselessDatabase(`it holds no database of this service: ${messageOf(error)}`, {
      cause: error,
    });
  }
};
