import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'sqlite3';

/*
 * A lock that another process holds is waited for here and not in SQLite. SQLite waits in a thread, and keeps its
 * connection to itself meanwhile; the driver ends statements on the main thread, and for that has to have the connection.
 * So calls, timers and signals would stand still for as long as the lock is held.
 * https://www.sqlite.org/c3ref/busy_timeout.html
 */

/** As long as SQLite would wait. In ms. */
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 50;

/** Whether a statement was refused as another process has the lock. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';

/**
 * Tries again while another process has the lock.
 * @throws Error what is wrong else; the lock was held for 5 s
 */
export const whenFree = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
      await pause(pauseMs);
    }
  }
};

/** Called as the statement, which tells what it has changed. */
type Done = (this: unknown, error: Error | null, rows?: unknown) => void;
/** As knex asks the driver. */
type Ask = (sql: string, values: unknown, done: Done) => void;

interface Answer {
  readonly statement: unknown;
  readonly rows: unknown;
}

const askedWhenFree =
  (ask: Ask): Ask =>
  (sql, values, done) => {
    const answered = (): Promise<Answer> =>
      new Promise((resolve, reject) => {
        ask(sql, values, function (error, rows) {
          if (error === null) resolve({ statement: this, rows });
          else reject(error);
        });
      });
    whenFree(answered).then(
      ({ statement, rows }) => {
        done.call(statement, null, rows);
      },
      (error: unknown) => {
        done.call(null, error instanceof Error ? error : new Error(String(error)));
      },
    );
  };

/** What knex asks on this connection from now on waits for locks here; whatever else is asked on it is refused at once. */
export const waitOutside = (connection: Database): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec('PRAGMA busy_timeout = 0', (error) => {
      if (error !== null) {
        reject(error);
        return;
      }
      Object.assign(connection, {
        all: askedWhenFree(connection.all.bind(connection) as Ask),
        run: askedWhenFree(connection.run.bind(connection) as Ask),
      });
      resolve();
    });
  });
