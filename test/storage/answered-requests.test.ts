import type {
  AnsweredRequests,
  BegunRequest,
} from '../../src/operations/ports/answered-requests.ts';
import { testEachStore } from './both-stores.ts';

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

testEachStore(
  'a request is found as it was put, and with its answer once that is put',
  async (t, { storeOfTwo }) => {
    const { answeredRequests } = await storeOfTwo(t);
    t.is(await answeredRequests.begin(request('r1'), 0), null);
    t.deepEqual(await found(answeredRequests, 'r1'), request('r1'));
    await answeredRequests.put(request('r1', { answer: ANSWER }));
    t.deepEqual(await found(answeredRequests, 'r1'), request('r1', { answer: ANSWER }));
  },
);

testEachStore(
  'one that was begun before the moment asked for is not found',
  async (t, { storeOfTwo }) => {
    const { answeredRequests } = await storeOfTwo(t);
    await answeredRequests.put(request('r1', { answer: ANSWER }));
    t.not(await answeredRequests.begin(request('r1'), 1000), null);
    const anew = request('r1', { begunAt: 5000, fingerprint: 'g' });
    t.is(await answeredRequests.begin(anew, 1001), null);
    t.deepEqual(await found(answeredRequests, 'r1'), anew);
  },
);

testEachStore(
  'a new request takes the place of an old one of the same id, whose answer is gone',
  async (t, { storeOfTwo }) => {
    const { answeredRequests } = await storeOfTwo(t);
    await answeredRequests.put(request('r1', { answer: ANSWER }));
    const later = request('r1', { begunAt: 2000, fingerprint: 'g' });
    await answeredRequests.put(later);
    t.deepEqual(await found(answeredRequests, 'r1'), later);
  },
);

testEachStore(
  'requests are removed one by one, and those before a moment together',
  async (t, { storeOfTwo }) => {
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
    const left = await Promise.all(
      ['r1', 'r2', 'r3', 'r4'].map((id) => found(answeredRequests, id)),
    );
    t.deepEqual(
      left.map((row) => row?.id),
      [undefined, undefined, 'r3', undefined],
    );
  },
);

testEachStore('requests are still known when the database is opened again', async (t, kind) => {
  const path = await kind.newPlace(t);
  const before = await kind.open(path);
  await before.answeredRequests.put(request('r1', { answer: ANSWER }));
  await before.close();
  const after = await kind.open(path);
  t.teardown(() => after.close());
  t.deepEqual(await found(after.answeredRequests, 'r1'), request('r1', { answer: ANSWER }));
});

testEachStore(
  'of one owner the newest are kept, by number and by bytes, and nothing of others goes for it',
  async (t, kind) => {
    const store = await kind.open(await kind.newPlace(t), { requests: 20, bytes: 1000 });
    t.teardown(() => store.close());
    const kept = store.answeredRequests;
    const ids = ['theirs', ...Array.from({ length: 55 }, (_, n) => `r${n + 1}`)];
    const idsOf = async (owner: string): Promise<string[]> => {
      const known: (BegunRequest | null)[] = [];
      for (const id of ids) {
        const one = await kept.begin(request(id, { owner: 'who looks' }), 0);
        if (one === null) await kept.remove(id);
        known.push(one);
      }
      return known.flatMap((one) => (one?.owner === owner ? [one.id] : []));
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
  },
);

testEachStore(
  'requests that begin at the same moment are each known as they are, and so are their answers',
  async (t, { storeOfTwo }) => {
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
  },
);

testEachStore(
  'of several that are the same and begin at once, one is new',
  async (t, { storeOfTwo }) => {
    const { answeredRequests } = await storeOfTwo(t);
    // While the first is written the others wait, and are then written together.
    const begun = ['other', 'r1', 'r1', 'r1'].map((id) => answeredRequests.begin(request(id), 0));
    t.deepEqual(await Promise.all(begun), [null, null, request('r1'), request('r1')]);
    const answered = [1, 2, 3].map((status) =>
      answeredRequests.put(request('r1', { answer: { ...ANSWER, status } })),
    );
    await Promise.all(answered);
    t.is((await found(answeredRequests, 'r1'))?.answer?.status, 3);
  },
);
