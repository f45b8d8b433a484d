import test from 'ava';
import knex from 'knex';
import { answeredRequestsIn } from '../../src/storage/answered-request.ts';
import type {
  AnsweredRequests,
  BegunRequest,
} from '../../src/operations/ports/answered-requests.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { storeOfTwo, temporaryPath } from './temporary-store.ts';

const request = (id: string, more: Partial<BegunRequest> = {}): BegunRequest => ({
  id,
  owner: 'acme',
  fingerprint: 'f',
  begunAt: 1000,
  answer: null,
  ...more,
});

/** As one is known that is sent again; null: it is not known. */
const found = async (
  kept: AnsweredRequests,
  id: string,
  since = 0,
): Promise<BegunRequest | null> => {
  const known = await kept.begin(request(id, { begunAt: 5000 }), since);
  if (known === null) await kept.remove(id);
  return known;
};

const ANSWER = { status: 409, body: '{"msg":"ünïcode"}' };

test('a request is found as it was put, and with its answer once that is put', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  t.is(await answeredRequests.begin(request('r1'), 0), null);
  t.deepEqual(await found(answeredRequests, 'r1'), request('r1'));
  await answeredRequests.put(request('r1', { answer: ANSWER }));
  t.deepEqual(await found(answeredRequests, 'r1'), request('r1', { answer: ANSWER }));
});

test('one that was begun before the moment asked for is not found', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  await answeredRequests.put(request('r1', { answer: ANSWER }));
  t.not(await answeredRequests.begin(request('r1'), 1000), null);
  const anew = request('r1', { begunAt: 5000, fingerprint: 'g' });
  t.is(await answeredRequests.begin(anew, 1001), null);
  t.deepEqual(await found(answeredRequests, 'r1'), anew);
});

test('a new request takes the place of an old one of the same id, whose answer is gone', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  await answeredRequests.put(request('r1', { answer: ANSWER }));
  const later = request('r1', { begunAt: 2000, fingerprint: 'g' });
  await answeredRequests.put(later);
  t.deepEqual(await found(answeredRequests, 'r1'), later);
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
  const left = await Promise.all(['r1', 'r2', 'r3', 'r4'].map((id) => found(answeredRequests, id)));
  t.deepEqual(
    left.map((row) => row?.id),
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
  t.deepEqual(await found(after.answeredRequests, 'r1'), request('r1', { answer: ANSWER }));
});

test('of one owner the newest are kept, by number and by bytes, and nothing of others goes for it', async (t) => {
  const path = await temporaryPath(t);
  await (await openStore(path)).close();
  const db = knex({ client: 'sqlite3', connection: { filename: path }, useNullAsDefault: true });
  t.teardown(() => db.destroy());
  const kept = answeredRequestsIn(db, { requests: 20, bytes: 1000 });
  const idsOf = async (owner: string): Promise<string[]> => {
    const rows = await db<{ id: string }>('answered_request')
      .where('owner', owner)
      .orderBy('begun_at');
    return rows.map(({ id }) => id);
  };
  await kept.put(request('theirs', { owner: 'other', begunAt: 1 }));
  for (let n = 1; n <= 50; n += 1) await kept.put(request(`r${n}`, { begunAt: n }));
  t.is((await idsOf('acme')).length, 20);
  t.is((await idsOf('acme'))[0], 'r31');
  const body = 'x'.repeat(300);
  for (let n = 51; n <= 55; n += 1) {
    await kept.put(request(`r${n}`, { begunAt: n, answer: { status: 200, body } }));
  }
  t.deepEqual(await idsOf('acme'), ['r53', 'r54', 'r55']);
  t.deepEqual(await idsOf('other'), ['theirs']);
});

test('requests that begin at the same moment are each known as they are, and so are their answers', async (t) => {
  const { answeredRequests } = await storeOfTwo(t);
  await answeredRequests.put(request('r7', { answer: ANSWER }));
  const ids = Array.from({ length: 150 }, (_, n) => `r${n}`);
  const known = await Promise.all(ids.map((id) => answeredRequests.begin(request(id), 0)));
  t.deepEqual(
    known.flatMap((one) => (one === null ? [] : [one.id])),
    ['r7'],
  );
  const answered = ids.map((id, n) => request(id, { answer: { status: 200, body: `${n}` } }));
  await Promise.all(answered.map((one) => answeredRequests.put(one)));
  t.deepEqual(await Promise.all(ids.map((id) => found(answeredRequests, id))), answered);
});
