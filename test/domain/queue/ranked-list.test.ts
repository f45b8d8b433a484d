import test from 'ava';
import fc from 'fast-check';
import { type Listed, RankedList } from '../../../src/domain/queue/ranked-list.ts';

interface Item extends Listed<Item> {
  readonly value: number;
}

const item = (value: number): Item => ({ value, run: null });
const ascending = (a: Item, b: Item): number => a.value - b.value;

/** Long runs of neighbours, so that chunks are split, emptied and merged. */
const stretch = fc.record({
  add: fc.boolean(),
  from: fc.nat(3000),
  length: fc.integer({ min: 1, max: 1500 }),
  step: fc.constantFrom(1, 3, 7),
});

test('a ranked list holds what a sorted array would, whatever is added and removed', (t) => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 12, size: 'max' }), fc.nat(4000), (runs, probe) => {
      const items = Array.from({ length: 15_000 }, (_, value) => item(value));
      const list = new RankedList<Item>(ascending);
      const model = new Set<Item>();
      for (const { add, from, length, step } of runs) {
        for (const each of items.slice(from, from + length * step)) {
          if ((each.value - from) % step !== 0 || add === model.has(each)) continue;
          if (add) list.add(each);
          else t.true(list.remove(each));
          if (add) model.add(each);
          else model.delete(each);
        }
      }
      const sorted = [...model].sort(ascending);
      t.is(list.size, sorted.length);
      t.is(list.first(), sorted[0]);
      t.is(
        list.find(({ value }) => value >= probe),
        sorted.find(({ value }) => value >= probe),
      );
      const smaller = sorted.filter(({ value }) => value < probe);
      t.is(
        list.countWhile(({ value }) => value < probe),
        smaller.length,
      );
      const held: Item[] = [];
      list.find((each) => held.push(each) === 0); // accepts none, and so looks at all in order
      t.true(held.length === sorted.length && sorted.every((each, rank) => held[rank] === each));
    }),
    { numRuns: 60 },
  );
  t.pass();
});

test('removing from a ranked list what is not in it changes nothing', (t) => {
  const list = new RankedList<Item>(ascending);
  t.false(list.remove(item(1)));
  list.add(item(1));
  t.false(list.remove(item(1)), 'an equal item is not the same item');
  t.is(list.size, 1);
});
