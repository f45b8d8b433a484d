import test from 'ava';
import { notRecorded, recordOf, worseThan } from './check.ts';
import { type Round, ROWS } from './rows.ts';
import { tableOf } from './table.ts';

const tableWith = (ours: number, id = 'arrival') =>
  tableOf([{ app_queue: { [id]: 10 }, ours: { [id]: ours } }]);
const recorded = recordOf(tableWith(12), 'a machine', '2026-11-28');

test('a ratio may be a third worse than recorded, and no more', (t) => {
  t.deepEqual(recorded.ratios, { arrival: 1.2 });
  t.deepEqual(worseThan(recorded, tableWith(15.9)), []);
  t.deepEqual(worseThan(recorded, tableWith(16.2)), [
    "arrival: ours is 1.62 times app_queue's; recorded: 1.2",
  ]);
  t.deepEqual(worseThan(recorded, tableWith(1)), []);
});

test('of calls a second the smaller ratio is the worse one', (t) => {
  const most = recordOf(tableWith(8, 'most'), 'a machine', '2026-11-28');
  t.deepEqual(worseThan(most, tableWith(6.1, 'most')), []);
  t.is(worseThan(most, tableWith(5.9, 'most')).length, 1);
  t.deepEqual(worseThan(most, tableWith(20, 'most')), []);
});

test('a call of ours that was lost fails the check, one of app_queue does not', (t) => {
  const lost = (round: Round) => worseThan(recorded, tableOf([round, {}]));
  t.deepEqual(lost({ ours: { lost: 2 } }), ['lost: 2 calls of ours were lost']);
  t.deepEqual(lost({ ours: { lost: 0 }, app_queue: { lost: 3 } }), []);
});

test('a row without a record is told, and fails nothing', (t) => {
  const table = tableWith(99, 'free');
  t.deepEqual(worseThan(recorded, table), []);
  t.deepEqual(notRecorded(recorded, table), ['free']);
  t.deepEqual(notRecorded(recorded, tableWith(12)), []);
});

test('each row has an id of its own', (t) => {
  t.is(new Set(ROWS.map(({ id }) => id)).size, ROWS.length);
});
