import type { ExecutionContext } from 'ava';
import fc from 'fast-check';
import type { Figure } from '../../src/domain/engine/world/figure.ts';
import type { Interval } from '../../src/operations/ports/reports.ts';
import type { OpenStore } from '../../src/storage/open-store.ts';
import { Recount } from '../helpers/plain-recount.ts';
import {
  AGENTS,
  CONDITIONS,
  randomFigures,
  randomIntervals,
  START,
  WORK_CHANNELS,
} from './random-figures.ts';
import { creationOf } from './sample-records.ts';
import { testEachStore, type StoreKind } from './both-stores.ts';
import { ACME, ZETA } from './temporary-store.ts';

const RULES = { inTimeMs: 20_000, soonMs: 5000 };
const NOW = START + 3_600_000;

/** Stored some at a time, as steps are. */
const storeAnew = async (store: OpenStore, figures: readonly Figure[]): Promise<void> => {
  await store.remove(ACME);
  await store.commit(creationOf(ACME));
  for (let first = 0; first < figures.length; first += 7) {
    const some = figures.slice(first, first + 7);
    await store.commit({ callcenterId: ACME, changes: [], events: [], figures: some });
  }
};

type Check = (store: OpenStore, recount: Recount, intervals: readonly Interval[]) => Promise<void>;

const checkReports = async (
  t: ExecutionContext,
  { storeOfTwo }: StoreKind,
  check: Check,
): Promise<void> => {
  const store = await storeOfTwo(t);
  await fc.assert(
    fc.asyncProperty(randomFigures, randomIntervals, async (figures, intervals) => {
      await storeAnew(store, figures);
      await check(store, new Recount(figures, NOW), intervals);
    }),
    { numRuns: 60 },
  );
};

const whole = (intervals: readonly Interval[]): Interval => ({
  from: intervals[0]?.from ?? START,
  to: intervals.at(-1)?.to ?? START,
});

testEachStore('a report by time says what a plain recount says', async (t, kind) => {
  await checkReports(t, kind, async (store, recount, intervals) => {
    const totals = await store.reports.byInterval(ACME, intervals, RULES);
    t.deepEqual(
      totals,
      intervals.map((interval) => ({
        tasks: recount.tasks(interval, RULES),
        callbacks: recount.callbacks(interval),
        handling: recount.handling(interval),
        activityMs: recount.activities(interval),
      })),
    );
  });
});

const without0 = (sums: object): object =>
  Object.fromEntries(Object.entries(sums).filter(([, ms]) => ms !== 0));

testEachStore('a report by agent says what a plain recount says', async (t, kind) => {
  await checkReports(t, kind, async (store, recount, intervals) => {
    const interval = whole(intervals);
    const totals = await store.reports.byAgent(ACME, interval, RULES);
    for (const agent of AGENTS) {
      const found = totals.find((one) => one.agent === agent);
      const tasks = recount.rings(interval, RULES, agent);
      const activityMs = recount.activities(interval, (span) => span.agent === agent);
      if (found === undefined) {
        t.deepEqual([tasks.offered, activityMs], [0, {}]);
        continue;
      }
      t.deepEqual(
        found.callbacks,
        recount.callbacks(interval, (one) => one.agent === agent),
      );
      t.deepEqual(found.tasks, tasks);
      t.deepEqual(
        found.handling,
        recount.handling(interval, (task) => task.agent === agent),
      );
      t.deepEqual(without0(found.activityMs), activityMs);
    }
    t.is(new Set(totals.map(({ agent }) => agent)).size, totals.length);
  });
});

testEachStore('a report by condition says what a plain recount says', async (t, kind) => {
  await checkReports(t, kind, async (store, recount, intervals) => {
    const interval = whole(intervals);
    const totals = await store.reports.byCondition(ACME, interval, RULES);
    for (const workChannel of WORK_CHANNELS) {
      for (const condition of CONDITIONS) {
        const isOf = (one: { workChannel: string; condition: string | null } | null): boolean =>
          one?.workChannel === workChannel && one.condition === condition;
        const found = totals.find(isOf);
        const tasks = recount.tasks(interval, RULES, isOf);
        const activityMs = recount.activities(interval, ({ task }) => isOf(task));
        if (found === undefined) {
          t.deepEqual([tasks.offered, activityMs], [0, {}]);
          continue;
        }
        t.deepEqual(found.tasks, tasks);
        t.deepEqual(found.callbacks, recount.callbacks(interval, isOf));
        t.deepEqual(found.handling, recount.handling(interval, isOf));
        t.deepEqual(without0(found.activityMs), activityMs);
      }
    }
  });
});

testEachStore(
  'what is removed is missing in reports of the time before, and nothing else changes',
  async (t, kind) => {
    await checkReports(t, kind, async (store, recount, intervals) => {
      const middle = intervals[Math.floor(intervals.length / 2)]?.from ?? START;
      const after = { from: middle, to: whole(intervals).to };
      for (let removed = 5; removed === 5;) removed = await store.removeOldFigures(ACME, middle, 5);
      const totals = await store.reports.ofInterval(ACME, after, RULES);
      t.deepEqual(totals.tasks, recount.tasks(after, RULES));
      t.deepEqual(totals.activityMs, recount.activities(after));
      const before = await store.reports.ofInterval(ACME, { from: START, to: middle }, RULES);
      t.is(before.tasks.offered, 0);
    });
  },
);

testEachStore(
  'what one call center counts is in no report of another',
  async (t, { storeOfTwo }) => {
    const store = await storeOfTwo(t);
    const [figures] = fc.sample(randomFigures, { numRuns: 1, seed: 7 });
    await storeAnew(store, figures ?? []);
    const interval = { from: START - 1, to: NOW };
    t.true((await store.reports.byAgent(ACME, interval, RULES)).length > 0);
    t.deepEqual(await store.reports.byAgent(ZETA, interval, RULES), []);
    t.deepEqual(await store.reports.byCondition(ZETA, interval, RULES), []);
    const [totals] = await store.reports.byInterval(ZETA, [interval], RULES);
    t.is(totals?.tasks.offered, 0);
    t.deepEqual(totals?.activityMs, {});
  },
);
