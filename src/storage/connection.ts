import sqlite3 from 'sqlite3';

/** SQLite's own way to open a file, which is made if it is not there. */
const READ_WRITE_CREATE = sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX;

/**
 * Opens a file beside the store, for what needs a connection of its own.
 * @param mode flags of https://www.sqlite.org/c3ref/open.html
 */
export const openConnection = (path: string, mode = READ_WRITE_CREATE): Promise<sqlite3.Database> =>
  new Promise((resolve, reject) => {
    const connection = new sqlite3.Database(path, mode, (error) => {
      if (error === null) resolve(connection);
      else reject(error);
    });
  });

/** Closes it when all that was asked of it is done. */
export const closeConnection = (connection: sqlite3.Database): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.close((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
