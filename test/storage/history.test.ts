import fc from 'fast-check';
import type { Interval } from '../../src/operations/ports/reports.ts';
import type { OpenStore } from '../../src/storage/open-store.ts';
import { randomFigures, randomIntervals, START } from './random-figures.ts';
import { creationOf } from './sample-records.ts';
import { testEachStore } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const RULES = { inTimeMs: 20_000, soonMs: 5000 };
const LATER = START + 3_600_000;

const removeAll = async (store: OpenStore, before: number, limit: number): Promise<void> => {
  let removed = limit;
  while (removed === limit) {
    removed = await store.removeOldFigures(ACME, before, limit);
    if (removed > limit) throw new Error(`removed ${removed}, ${limit} at most were asked for`);
  }
};

const reportOf = async (store: OpenStore, interval: Interval) => [
  await store.reports.byInterval(ACME, [interval], RULES),
  await store.reports.byAgent(ACME, interval, RULES),
];

testEachStore(
  'figures that are removed leave every later report as it was',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const limits = fc.integer({ min: 1, max: 50 });
    await fc.assert(
      fc.asyncProperty(randomFigures, randomIntervals, limits, async (figures, [first], limit) => {
        await store.remove(ACME);
        await store.commit(creationOf(ACME));
        await store.commit({ callcenterId: ACME, changes: [], events: [], figures });
        const before = first?.to ?? START;
        const kept = await reportOf(store, { from: before, to: LATER });
        await removeAll(store, before, limit);
        t.deepEqual(await reportOf(store, { from: before, to: LATER }), kept);
        const [past] = await store.reports.byInterval(ACME, [{ from: 0, to: before }], RULES);
        t.is(past?.tasks.offered, 0);
      }),
      { numRuns: 40 },
    );
  },
);

testEachStore('figures of another call center stay', async (t, { storeOfTwo }) => {
  const store = await storeOfTwo(t);
  const [figures = []] = fc.sample(randomFigures, { numRuns: 1, seed: 7 });
  for (const callcenterId of [ACME, ZETA]) {
    await store.commit({ callcenterId, changes: [], events: [], figures });
  }
  const interval = { from: START, to: LATER };
  const kept = await store.reports.byInterval(ZETA, [interval], RULES);
  await removeAll(store, LATER, 10);
  t.deepEqual(await store.reports.byInterval(ZETA, [interval], RULES), kept);
});
