import test from 'ava';
import { DEFAULT_SETTINGS } from '../../src/domain/callcenter.ts';
import type { Delivery } from '../../src/operations/ports/webhooks.ts';
import { webhookDeliveries } from '../../src/storage/migrations/037-webhook-deliveries.ts';
import { loadedAfter } from './loaded-after.ts';
import { callcenter, change } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const delivery = (eventId: number, different: Partial<Delivery> = {}): Delivery => ({
  kind: 'events',
  at: 1_700_000_000_000,
  tookMs: 23,
  firstEventId: eventId,
  lastEventId: eventId,
  events: 1,
  status: 204,
  error: null,
  ...different,
});

testEachStore(
  'deliveries are kept as they are, and listed newest first',
  async (t, { storeOfTwo }) => {
    const { deliveries } = await storeOfTwo(t);
    const failed = delivery(2, { kind: 'replay', status: null, error: 'other side closed' });
    const [first, second] = [
      await deliveries.keepDelivery(ACME, delivery(1)),
      await deliveries.keepDelivery(ACME, failed),
    ];
    t.true(first < second);
    const page = { number: 1, size: 20 };
    t.deepEqual(await deliveries.listDeliveries(ACME, page), {
      totalCount: 2,
      rows: [
        { id: second, ...failed },
        { id: first, ...delivery(1) },
      ],
    });
    t.deepEqual(await deliveries.findDelivery(ACME, first), { id: first, ...delivery(1) });
    t.is(await deliveries.findDelivery(ZETA, first), null, 'it is of another call center');
    t.deepEqual(await deliveries.listDeliveries(ZETA, page), { totalCount: 0, rows: [] });
  },
);

testEachStore(
  'the last thousand deliveries of each call center are kept',
  async (t, { storeOfTwo }) => {
    const { deliveries } = await storeOfTwo(t);
    const lone = await deliveries.keepDelivery(ZETA, delivery(1));
    const ids: number[] = [];
    for (let n = 0; n < 1120; n += 1) ids.push(await deliveries.keepDelivery(ACME, delivery(n)));
    const list = (number: number) => deliveries.listDeliveries(ACME, { number, size: 600 });
    const [first, second, third] = [await list(1), await list(2), await list(3)];
    t.is(first.totalCount, 1000);
    t.deepEqual(
      [...first.rows, ...second.rows].map(({ id }) => id),
      ids.slice(-1000).toReversed(),
    );
    t.deepEqual(third.rows, []);
    t.is(await deliveries.findDelivery(ACME, ids[0] ?? 0), null);
    t.is((await deliveries.findDelivery(ZETA, lone))?.id, lone);
  },
);

testEachStore(
  'deliveries of a call center that is removed go with it',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const id = await store.deliveries.keepDelivery(ACME, delivery(1));
    await store.remove(ACME);
    t.is(await store.deliveries.findDelivery(ACME, id), null);
    await t.throwsAsync(store.deliveries.keepDelivery(ACME, delivery(2)));
  },
);

test('webhooks of before post each event alone', async (t) => {
  const webhook = { url: 'https://crm.example/', secret: 'secret', switchedOffAt: null };
  const settings = { ...DEFAULT_SETTINGS, webhook };
  const loaded = await loadedAfter(t, webhookDeliveries, [
    change('callcenter', ACME, { ...callcenter(ACME), settings } as never),
  ]);
  t.deepEqual(loaded?.callcenter.settings.webhook, { ...webhook, batch: false });
});
