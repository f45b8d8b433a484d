import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/callcenter.ts';
import { DEFAULT_LIMITS } from '../../src/domain/limits-of-use.ts';
import { testEachStore } from './both-stores.ts';

const id = 'acme' as CallcenterId;
const event: OutwardEvent = {
  event: 'callcenter.queue.wait',
  at: 1,
  body: { user_data: '好'.repeat(1000) },
};

testEachStore(
  'events are read up to the one that exceeds so many bytes, and at least one is',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const record = { id, settings: DEFAULT_SETTINGS, limits: DEFAULT_LIMITS };
    await store.commit({
      callcenterId: id,
      changes: [{ kind: 'callcenter', key: id, record }],
      events: Array.from({ length: 20 }, () => event),
    });
    // 3,000 bytes of text each, and its member's name.
    t.is((await store.eventsAfter(id, 0, 20, 10_000)).length, 4);
    t.is((await store.eventsAfter(id, 0, 2, 10_000)).length, 2);
    t.is((await store.eventsAfter(id, 0, 20, 1)).length, 1);
    const ids = (await store.eventsAfter(id, 0, 20)).map(({ eventId }) => eventId);
    t.is(ids.length, 20);
    t.deepEqual(
      await store.eventsAfter(id, ids[17] ?? 0, 20, 10_000),
      await store.eventsAfter(id, ids[17] ?? 0, 20),
    );
  },
);
