import test from 'ava';
import type { BegunRequest } from '../../src/operations/ports/answered-requests.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { storeOfTwo, temporaryPath } from './temporary-store.ts';

const request = (id: string, more: Partial<BegunRequest> = {}): BegunRequest => ({
  id,
  fingerprint: 'f',
  begunAt: 1000,
  answer: null,
  ...more,
});

const ANSWER = { status: 409, body: '{"msg":"ünïcode"}' };

test('a request is found as it was put, and with its answer once that is put', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  t.is(await answeredRequests.find('r1', 0), null);
  await answeredRequests.put(request('r1'));
  t.deepEqual(await answeredRequests.find('r1', 0), request('r1'));
  await answeredRequests.put(request('r1', { answer: ANSWER }));
  t.deepEqual(await answeredRequests.find('r1', 0), request('r1', { answer: ANSWER }));
});

test('one that was begun before the moment asked for is not found', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  await answeredRequests.put(request('r1'));
  t.not(await answeredRequests.find('r1', 1000), null);
  t.is(await answeredRequests.find('r1', 1001), null);
});

test('a new request takes the place of an old one of the same id, whose answer is gone', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  await answeredRequests.put(request('r1', { answer: ANSWER }));
  const later = request('r1', { begunAt: 2000, fingerprint: 'g' });
  await answeredRequests.put(later);
  t.deepEqual(await answeredRequests.find('r1', 0), later);
});

test('requests are removed one by one, and those before a moment together', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  for (const [id, begunAt] of [
    ['r1', 1],
    ['r2', 2],
    ['r3', 3],
    ['r4', 4],
  ] as const) {
    await answeredRequests.put(request(id, { begunAt }));
  }
  await answeredRequests.remove('r4');
  await answeredRequests.removeBefore(3);
  const found = await Promise.all(
    ['r1', 'r2', 'r3', 'r4'].map((id) => answeredRequests.find(id, 0)),
  );
  t.deepEqual(
    found.map((row) => row?.id),
    [undefined, undefined, 'r3', undefined],
  );
});

test('requests are still known when the database is opened again', async (t) => {
  const path = await temporaryPath(t);
  const before = await openStore(path);
  await before.answeredRequests.put(request('r1', { answer: ANSWER }));
  await before.close();
  const after = await openStore(path);
  t.teardown(() => after.close());
  t.deepEqual(await after.answeredRequests.find('r1', 0), request('r1', { answer: ANSWER }));
});
