import test from 'ava';
import { oldEventsRemoval } from '../../src/operations/old-events.ts';
import type { OpenStore } from '../../src/storage/open-store.ts';
import { eventually } from '../helpers/eventually.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';
import { event } from '../storage/sample-records.ts';
import { ACME, storeOfTwo } from '../storage/temporary-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

const left = async (store: OpenStore): Promise<number> =>
  (await store.eventsAfter(ACME, 0, 10_000)).length;

test('events are removed when they are seven days old, all of them, and none before', async (t) => {
  const store = await storeOfTwo(t);
  const clock = new MemoryClock();
  let passes = 0;
  const removeEventsBefore = async (moment: number, most: number): Promise<number> => {
    const removed = await store.removeEventsBefore(moment, most);
    passes += 1;
    return removed;
  };
  const removal = oldEventsRemoval({ store: { removeEventsBefore }, clock, log });
  const happen = (count: number): Promise<unknown> => {
    const events = Array.from({ length: count }, () => event({}, clock.now()));
    return store.commit({ callcenterId: ACME, changes: [], events });
  };
  await happen(1200);
  clock.advance(DAY_MS);
  await happen(3);
  removal.start();
  t.teardown(() => removal.stop());

  /** Until it has looked so often, with a little time for each. */
  const afterPasses = async (count: number): Promise<number> => {
    const enough = passes + count;
    const looked = () => {
      if (passes < enough) clock.advance(200);
      return passes === enough;
    };
    await eventually(looked, { awaited: `${count} passes` });
    return left(store);
  };
  clock.advance(6 * DAY_MS - 10 * 60_000);
  t.is(await afterPasses(1), 1203);
  clock.advance(60 * 60_000);
  t.is(await afterPasses(3), 3);
  clock.advance(20 * 60 * 60_000);
  t.is(await afterPasses(1), 3);
  clock.advance(5 * 60 * 60_000);
  t.is(await afterPasses(1), 0);
});

test('a store that fails is asked again an hour later', async (t) => {
  const clock = new MemoryClock();
  let asked = 0;
  const store = {
    removeEventsBefore: () => {
      asked += 1;
      return Promise.reject(new Error('the disk is full'));
    },
  };
  const removal = oldEventsRemoval({ store, clock, log });
  removal.start();
  for (const times of [1, 2]) {
    await eventually(
      () => {
        if (asked < times) clock.advance(60 * 60_000);
        return asked === times;
      },
      { awaited: `${times} tries` },
    );
  }
  await removal.stop();
  clock.advance(60 * 60_000);
  t.is(asked, 2);
});
