import type { QueueTaskId } from '../../src/domain/ids.ts';
import { agent, callcenter, change, event, extension, task } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const changedSettings = {
  ...callcenter(ACME),
  settings: { ...callcenter(ACME).settings, leaseSeconds: 1, maxNoAnswer: 0 },
};

testEachStore(
  'given a SIP user that another call center has, nothing of the batch is stored',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const taken = [change('extension', '7001', extension('7001'))];
    await store.commit({ callcenterId: ZETA, changes: taken, events: [] });
    const before = await store.load(ACME);

    const changes = [
      change('callcenter', ACME, changedSettings),
      change('agent', 'ana', agent('ana')),
      ...taken,
      change('queue_task', 't1', task('t1')),
    ];
    await t.throwsAsync(store.commit({ callcenterId: ACME, changes, events: [event({})] }), {
      message: /cannot store changes of call center acme: .*extension[._]sip_user/u,
    });
    t.deepEqual(await store.load(ACME), before);
    t.deepEqual(await store.eventsAfter(ACME, 0, 10), []);
  },
);

testEachStore(
  'given an event that cannot be stored, none of the records before it is',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const before = await store.load(ACME);
    const changes = [
      change('callcenter', ACME, changedSettings),
      change('agent', 'ana', agent('ana')),
      change('queue_task', 't1', task('t1')),
    ];
    const events = [event({ first: true }), event({ without: 'a time' }, Number.NaN)];
    await t.throwsAsync(store.commit({ callcenterId: ACME, changes, events }), {
      message: /event\.at|column "at" of relation "event/u,
    });
    t.deepEqual(await store.load(ACME), before);
    t.deepEqual(await store.eventsAfter(ACME, 0, 10), []);
  },
);

testEachStore(
  'a batch that fails takes nothing along of those handed in with it',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const good = (n: number) =>
      store.commit({
        callcenterId: n % 2 === 0 ? ACME : ZETA,
        changes: [
          change('agent', 'ana', agent('ana', n)),
          change('agent', `a${n}`, agent(`a${n}`)),
        ],
        events: [event({ n })],
      });
    const bad = () =>
      store.commit({
        callcenterId: ACME,
        changes: [change('agent', 'ana', agent('ana', -1))],
        events: [event({}, Number.NaN)],
      });
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) => (n % 3 === 2 ? bad() : good(n))),
    );
    t.is(results.filter(({ status }) => status === 'rejected').length, 20);
    const [acme, zeta] = await Promise.all([store.load(ACME), store.load(ZETA)]);
    t.is((acme?.agents.length ?? 0) + (zeta?.agents.length ?? 0), 42);
    // The last batch of each won: they were stored in the order in which they were handed in.
    t.is(acme?.agents.find(({ name }) => name === ('ana' as typeof name))?.noAnswers, 58);
    t.is(zeta?.agents.find(({ name }) => name === ('ana' as typeof name))?.noAnswers, 57);
  },
);

testEachStore(
  'events of a call center get rising ids in the order in which they happened, and no two have the same',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const commits = Array.from({ length: 30 }, (_, n) =>
      store.commit({
        callcenterId: n % 2 === 0 ? ACME : ZETA,
        changes: [],
        events: Array.from({ length: 12 }, (__, i) => event({ n: Math.floor(n / 2) * 12 + i })),
      }),
    );
    await Promise.all(commits);
    const [acme, zeta] = [
      await store.eventsAfter(ACME, 0, 1000),
      await store.eventsAfter(ZETA, 0, 1000),
    ];
    const inOrder = Array.from({ length: 180 }, (_, n) => n);
    for (const events of [acme, zeta]) {
      t.deepEqual(
        events.map(({ body }) => body['n']),
        inOrder,
      );
    }
    t.is(new Set([...acme, ...zeta].map(({ eventId }) => eventId)).size, 360);
  },
);

testEachStore(
  'events are read on from one that is known, as many as asked for',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const events = Array.from({ length: 10 }, (_, n) => event({ n }));
    await store.commit({ callcenterId: ACME, changes: [], events });
    const [first, second] = await store.eventsAfter(ACME, 0, 2);
    t.deepEqual([first?.body, second?.body], [{ n: 0 }, { n: 1 }]);
    const [third] = await store.eventsAfter(ACME, second?.eventId ?? 0, 1);
    t.deepEqual(third?.body, { n: 2 });
  },
);

testEachStore(
  'a batch larger than any statement’s parameters is stored whole',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const changes = Array.from({ length: 20_000 }, (_, n) =>
      change('queue_task', `t${n}`, task(`t${n}`)),
    );
    await store.commit({ callcenterId: ACME, changes, events: [] });
    t.is((await store.load(ACME))?.tasks.length, 20_000);
    t.deepEqual(await store.findQueueTask(ACME, 't19999' as QueueTaskId), task('t19999'));
  },
);

testEachStore(
  'a store that could not keep the last batch says so until it keeps one',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const commit = (at: number) =>
      store.commit({ callcenterId: ACME, changes: [], events: [event({}, at)] });
    await t.notThrowsAsync(store.check());
    await t.throwsAsync(commit(Number.NaN));
    await t.throwsAsync(store.check(), { message: 'the last changes were not stored' });
    await commit(1);
    await t.notThrowsAsync(store.check());
  },
);
