import test from 'ava';
import fc from 'fast-check';
import { RankedList } from '../../src/domain/queue/ranked-list.ts';

interface Item {
  readonly value: number;
}

const ascending = (a: Item, b: Item): number => a.value - b.value;

/** Long runs of neighbours, so that chunks are split, emptied and merged. */
const run = fc.record({
  add: fc.boolean(),
  from: fc.nat(3000),
  length: fc.integer({ min: 1, max: 1500 }),
  step: fc.constantFrom(1, 3, 7),
});

test('a ranked list holds what a sorted array would, whatever is added and removed', (t) => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12, size: 'max' }), fc.nat(4000), (runs, probe) => {
      const items = Array.from({ length: 15_000 }, (_, value): Item => ({ value }));
      const list = new RankedList<Item>(ascending);
      const model = new Set<Item>();
      for (const { add, from, length, step } of runs) {
        for (const item of items.slice(from, from + length * step)) {
          if ((item.value - from) % step !== 0 || add === model.has(item)) continue;
          if (add) list.add(item);
          else t.true(list.remove(item));
          if (add) model.add(item);
          else model.delete(item);
        }
      }
      const sorted = [...model].sort(ascending);
      t.is(list.size, sorted.length);
      t.is(list.first(), sorted[0]);
      t.is(list.at(probe), sorted[probe]);
      t.is(
        list.find(({ value }) => value >= probe),
        sorted.find(({ value }) => value >= probe),
      );
      const smaller = sorted.filter(({ value }) => value < probe);
      t.is(
        list.countWhile(({ value }) => value < probe),
        smaller.length,
      );
      t.deepEqual(
        sorted.map((_, rank) => list.at(rank)),
        sorted,
      );
    }),
    { numRuns: 60 },
  );
  t.pass();
});

test('a ranked list filled at once equals one filled singly', (t) => {
  const items = Array.from({ length: 5000 }, (_, n): Item => ({ value: (n * 7919) % 5003 }));
  const filled = new RankedList<Item>(ascending);
  filled.add({ value: -1 });
  filled.fill(items);
  const singly = new RankedList<Item>(ascending);
  for (const item of items) singly.add(item);
  t.is(filled.size, singly.size);
  for (let rank = 0; rank < items.length; rank += 1) t.is(filled.at(rank), singly.at(rank));
});

test('removing from a ranked list what is not in it changes nothing', (t) => {
  const list = new RankedList<Item>(ascending);
  t.false(list.remove({ value: 1 }));
  list.add({ value: 1 });
  t.false(list.remove({ value: 1 }), 'an equal item is not the same item');
  t.false(list.remove({ value: 2 }));
  t.is(list.size, 1);
});
