import test from 'ava';
import { mostSustained } from './most-sustained.ts';
import { median, quantile } from './statistics.ts';
import { markdownTable, plainTable, tableOf } from './table.ts';

test('a quantile lies between its neighbours, in whatever order the values come', (t) => {
  t.is(median([3, 1, 2]), 2);
  t.is(median([4, 1, 2, 3]), 2.5);
  t.is(quantile([10, 30, 20], 0), 10);
  t.is(quantile([10, 30, 20], 1), 30);
  t.is(quantile([0, 100], 0.95), 95);
  t.is(quantile([], 0.5), NaN);
});

test('a table has the median of all rounds with the least and the most, and the ratio of the medians', (t) => {
  const rounds = [
    { app_queue: { arrival: 2 }, ours: { arrival: 4 } },
    { app_queue: { arrival: 4 }, ours: { arrival: 12 } },
    { app_queue: { arrival: 3 }, ours: { arrival: 6 } },
  ];
  const [row, ...more] = tableOf(rounds);
  t.deepEqual(more, []);
  t.deepEqual(row?.found.ours, { median: 6, least: 4, most: 12 });
  t.is(row?.ratio, 2);
  t.regex(
    plainTable(tableOf(rounds)),
    /median \[ms\] +3\.0 \(2\.0–4\.0\) +6\.0 \(4\.0–12\.0\) +– +2\.00/,
  );
  t.regex(
    markdownTable(tableOf(rounds)),
    /\| 3\.0 \(2\.0–4\.0\) \| 6\.0 \(4\.0–12\.0\) \| – \| 2\.00 \|/,
  );
});

test('what app_queue has none of has no ratio', (t) => {
  t.is(tableOf([{ app_queue: { 'own-10': 0 }, ours: { 'own-10': 8 } }])[0]?.ratio, null);
  t.is(tableOf([{ ours: { 'own-10': 8 } }])[0]?.ratio, null);
});

const serving = (slowFrom: number, tried: number[], failOnce = NaN) => {
  let left = 1;
  return (rate: number) => {
    tried.push(rate);
    const isHiccup = rate === failOnce && left-- > 0;
    return Promise.resolve({ arrivals: [rate >= slowFrom || isHiccup ? 21 : 10], lost: [] });
  };
};

test('a rate is sustained while arrivals take at most twice as long, and tried twice before it counts as not', async (t) => {
  const tried: number[] = [];
  t.is(await mostSustained(serving(20, tried, 13)), 16);
  t.deepEqual(tried, [10, 13, 13, 16, 20, 20]);
});

test('a lost call is no sustained rate', async (t) => {
  const lost = (rate: number) =>
    Promise.resolve({ arrivals: [10], lost: rate > 10 ? ['no phone was called'] : [] });
  t.is(await mostSustained(lost), 10);
});
