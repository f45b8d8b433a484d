import { stat } from 'node:fs/promises';
import type { Database } from 'sqlite3';
import { whenFree } from './waiting-for-lock.ts';

/*
 * SQLite never gives room back to the disk: pages that are free in its file are taken before the file grows, and its
 * journal is written again from the beginning. So what was once written and removed can be written once more on a disk
 * that has nothing left, and nobody else can have it. https://www.sqlite.org/fileformat2.html#the_freelist
 */

interface Own {
  /** Of the file that the database is in; empty: it is in memory. */
  readonly path: string;
  /** Bytes that are free in it. */
  readonly free: number;
}

const OWN = `SELECT file AS path, freelist_count * page_size AS free
  FROM pragma_database_list, pragma_freelist_count, pragma_page_size WHERE name = 'main'`;

const ownOf = (connection: Database): Promise<Own> =>
  new Promise((resolve, reject) => {
    connection.get<Own>(OWN, (error, row) => {
      if (error === null) resolve(row);
      else reject(error);
    });
  });

const journalBytes = async (path: string): Promise<number> => {
  const { size } = await stat(`${path}-wal`);
  return size;
};

/** What a crash left is removed first. At the end all is carried over from the journal into the file. */
const fill = (connection: Database, bytes: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const room = `INSERT INTO kept_room (filler) VALUES (zeroblob(${bytes}))`;
    const statements = ['DELETE FROM kept_room', room, 'DELETE FROM kept_room'];
    connection.exec([...statements, 'PRAGMA wal_checkpoint'].join('; '), (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

/**
 * Sees to it that the database has so much room of its own, which it keeps when the disk is full, though not over a
 * restart. It takes twice as much of the disk: once for the file and once for its journal.
 * @throws Error if the disk has not so much
 */
export const keepRoom = async (connection: Database, bytes: number): Promise<void> => {
  const { path, free } = await whenFree(() => ownOf(connection));
  if (path === '' || (free >= bytes && (await journalBytes(path)) >= bytes)) return;
  await whenFree(() => fill(connection, bytes));
};
