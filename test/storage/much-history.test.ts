import { change, conversation, event, task } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

testEachStore(
  'a call center with much history is removed whole, and no other is touched',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const changes = Array.from({ length: 450 }, (_, number) => [
      change('queue_task', `t${number}`, task(`t${number}`)),
      change('conversation', `c${number}`, conversation(`c${number}`)),
    ]).flat();
    const events = Array.from({ length: 450 }, () => event({}));
    for (const callcenterId of [ACME, ZETA]) await store.commit({ callcenterId, changes, events });
    await store.remove(ACME);
    t.is(await store.load(ACME), null);
    t.deepEqual(await store.eventsAfter(ACME, 0, 1), []);
    const kept = await store.load(ZETA);
    t.is(kept?.tasks.length, 450);
    t.is(kept?.conversations.length, 450);
    t.is((await store.eventsAfter(ZETA, 0, 1000)).length, 450);
  },
);
