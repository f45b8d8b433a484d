import { stat } from 'node:fs/promises';
import test from 'ava';
import { openStore } from '../../src/storage/open-store.ts';
import { creationOf } from './sample-records.ts';
import { ACME, temporaryPath } from './temporary-store.ts';

const ROOM = 4_000_000;
const EVENT = {
  event: 'callcenter.queue.wait',
  at: 1_700_000_000_000,
  body: { id: 'x'.repeat(1000) },
} as const;

test('a database that keeps room grows by what is written only when that is used up', async (t) => {
  const path = await temporaryPath(t);
  const store = await openStore(path);
  t.teardown(() => store.close());
  await store.commit(creationOf(ACME));
  await store.keepRoom(ROOM);
  // Its journal is carried over into it.
  const { size: journal } = await stat(`${path}-wal`);
  const { size: before } = await stat(path);
  t.true(before >= ROOM, String(before));
  t.true(journal >= ROOM, String(journal));
  const events = Array.from({ length: 500 }, () => EVENT);
  for (let batch = 0; batch < 5; batch += 1) {
    await store.commit({ callcenterId: ACME, changes: [], events });
  }
  t.is((await stat(path)).size, before);
  t.is((await stat(`${path}-wal`)).size, journal);
  await store.keepRoom(ROOM);
  t.true((await stat(path)).size > before, 'what was used is kept anew');
});
