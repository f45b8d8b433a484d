import { type Callcenter, DEFAULT_SETTINGS, type Webhook } from '../../src/domain/callcenter.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import type { OpenStore } from '../../src/storage/open-store.ts';
import { callcenter, change, event } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const WEBHOOK: Webhook = {
  url: 'https://crm.example/',
  secret: 'secret',
  batch: false,
  switchedOffAt: null,
};

const put = (
  store: OpenStore,
  webhook: Webhook | null,
  { id = ACME, count = 0 }: { id?: CallcenterId; count?: number } = {},
): Promise<unknown> =>
  store.commit({
    callcenterId: id,
    changes: [
      change('callcenter', id, {
        ...callcenter(id),
        settings: { ...DEFAULT_SETTINGS, webhook },
      }),
    ],
    events: Array.from({ length: count }, (_, n) => event({ n })),
  });

const happen = (store: OpenStore, count: number, id = ACME): Promise<unknown> =>
  store.commit({
    callcenterId: id,
    changes: [],
    events: Array.from({ length: count }, (_, n) => event({ n })),
  });

testEachStore(
  'a webhook that is new is told what happens from then on',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await happen(store, 3);
    t.is(await store.webhookPosition(ACME), null);
    await put(store, WEBHOOK, { count: 2 });
    t.is(await store.webhookPosition(ACME), 3, 'the events of the same batch are told');
    t.is(await store.webhookPosition(ZETA), null);
  },
);

testEachStore(
  'a webhook of a call center without events begins with the first',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await happen(store, 3, ZETA);
    await put(store, WEBHOOK);
    t.is(await store.webhookPosition(ACME), 0);
  },
);

testEachStore(
  'a webhook that changes goes on where it is, and one that is removed is forgotten',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await put(store, WEBHOOK);
    await happen(store, 5);
    await store.moveWebhookPosition(ACME, 2);
    await put(store, { ...WEBHOOK, url: 'https://other.example/', switchedOffAt: 5 });
    t.is(await store.webhookPosition(ACME), 2);
    await put(store, null);
    t.is(await store.webhookPosition(ACME), null);
    await store.moveWebhookPosition(ACME, 3);
    t.is(await store.webhookPosition(ACME), null);
    await put(store, WEBHOOK);
    t.is(await store.webhookPosition(ACME), 5);
  },
);

testEachStore('a position never goes back', async (t, { storeOfTwo }) => {
  const store = await storeOfTwo(t);
  await put(store, WEBHOOK);
  await store.moveWebhookPosition(ACME, 4);
  await store.moveWebhookPosition(ACME, 2);
  t.is(await store.webhookPosition(ACME), 4);
});

testEachStore(
  'a call center that is removed takes its position along',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    await put(store, WEBHOOK);
    await store.remove(ACME);
    t.is(await store.webhookPosition(ACME), null);
  },
);

testEachStore(
  'who listens is told of events, of settings and of removal, when they can be read',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const told: CallcenterId[] = [];
    const seen: Promise<number>[] = [];
    const stop = store.onStored((id) => {
      told.push(id);
      seen.push(store.latestEventId(id));
    });
    await happen(store, 2);
    await put(store, WEBHOOK, { id: ZETA });
    await store.commit({ callcenterId: ACME, changes: [], events: [] });
    await store.remove(ZETA);
    await store.latestEventId(ACME);
    t.deepEqual(told, [ACME, ZETA, ZETA]);
    t.is(await seen[0], 2);
    stop();
    await happen(store, 1);
    t.is(told.length, 3);
  },
);

testEachStore(
  'old events are removed, a part at a time, and their ids never come again',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const at = (moment: number) => event({}, moment);
    const events = [1, 2, 3, 50, 4, 60, 70].map(at);
    await store.commit({ callcenterId: ACME, changes: [], events });
    t.is(await store.removeEventsBefore(10, 2), 2);
    t.is(await store.removeEventsBefore(10, 3), 2);
    const left = await store.eventsAfter(ACME, 0, 10);
    t.deepEqual(
      left.map(({ eventId }) => eventId),
      [4, 6, 7],
    );
    t.is(await store.removeEventsBefore(1000, 10), 3);
    t.is(await store.latestEventId(ACME), 0);
    await happen(store, 1);
    t.is(await store.latestEventId(ACME), 8);
  },
);

testEachStore(
  'a call center that was stored before a setting was known has its default',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const settings = { leaseSeconds: 7 } as typeof DEFAULT_SETTINGS;
    await store.commit({
      callcenterId: ACME,
      changes: [change('callcenter', ACME, { id: ACME, settings } as Callcenter)],
      events: [],
    });
    t.deepEqual((await store.load(ACME))?.callcenter.settings, {
      ...DEFAULT_SETTINGS,
      leaseSeconds: 7,
    });
  },
);
