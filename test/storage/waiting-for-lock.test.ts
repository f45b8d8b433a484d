import { performance } from 'node:perf_hooks';
import test, { type ExecutionContext } from 'ava';
import sqlite3 from 'sqlite3';
import { openStore } from '../../src/storage/open-store.ts';
import { agent, change, creationOf } from './sample-records.ts';
import { ACME, temporaryPath, ZETA } from './temporary-store.ts';

/** Much longer than a statement takes on a machine that is busy, much shorter than a lock is waited for. */
const STANDS_STILL_MS = 500;
const LOOKED_AT_MS = 2_000;

const execute = (connection: sqlite3.Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec(sql, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

/** As another process has it that writes and does not end. */
const lockDatabase = async (t: ExecutionContext, path: string): Promise<sqlite3.Database> => {
  const other = new sqlite3.Database(path);
  t.teardown(() => {
    other.close();
  });
  await execute(other, 'BEGIN EXCLUSIVE');
  return other;
};

/** Does something again and again for a while, and tells the longest time in which this thread did nothing else. */
const longestStandstill = async (work: () => Promise<unknown>): Promise<number> => {
  let longest = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const looking = setInterval(look, 5);
  const until = performance.now() + LOOKED_AT_MS;
  while (performance.now() < until) await work();
  clearInterval(looking);
  look();
  return longest;
};

test('while another process has the database locked, nothing stands still, and what was to be stored is stored in its order', async (t) => {
  const path = await temporaryPath(t);
  const store = await openStore(path);
  t.teardown(() => store.close());
  await store.commit(creationOf(ACME));
  await store.commit(creationOf(ZETA));
  const other = await lockDatabase(t, path);

  let stored = 0;
  const commits = [1, 2, 3].map(async (n) => {
    const changes = [change('agent', 'ana', agent('ana', n))];
    await store.commit({ callcenterId: n === 2 ? ZETA : ACME, changes, events: [] });
    stored += 1;
  });
  const standstill = await longestStandstill(() => store.callcenterIds());
  t.true(standstill < STANDS_STILL_MS, `it stood still for ${Math.round(standstill)} ms`);
  t.is(stored, 0);

  await execute(other, 'ROLLBACK');
  await Promise.all(commits);
  const acme = await store.load(ACME);
  t.is(acme?.agents.find(({ name }) => name === agent('ana').name)?.noAnswers, 3);
});

test('a change beside batches waits for the lock too', async (t) => {
  const path = await temporaryPath(t);
  const store = await openStore(path);
  t.teardown(() => store.close());
  await store.commit(creationOf(ACME));
  const other = await lockDatabase(t, path);
  let isMoved = false;
  const moving = store.moveWebhookPosition(ACME, 1).then(() => (isMoved = true));
  const standstill = await longestStandstill(() => store.latestEventId(ACME));
  t.true(standstill < STANDS_STILL_MS, `it stood still for ${Math.round(standstill)} ms`);
  t.false(isMoved);
  await execute(other, 'ROLLBACK');
  await moving;
});
