import test from 'ava';
import fc from 'fast-check';
import { type Listed, RankedList } from '../../src/domain/queue/ranked-list.ts';

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
      t.true(sorted.every((each, rank) => list.at(rank) === each));
    }),
    { numRuns: 60 },
  );
  t.pass();
});

test('a ranked list filled at once holds these items and nothing of what it held before', (t) => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 6 }), (sizes) => {
      const list = new RankedList<Item>(ascending);
      let former: Item[] = [];
      for (const size of sizes) {
        const items = Array.from({ length: size }, (_, n) => item((n * 7919) % 5003));
        const sorted = [...items].sort(ascending);
        list.fill(
          items,
          Uint32Array.from(sorted, (each) => items.indexOf(each)),
        );
        t.is(list.size, size);
        t.false(former.some((each) => list.remove(each)));
        t.true(sorted.every((each, rank) => list.at(rank) === each));
        const late = [item(0.5), item(2500.5), item(9000)];
        for (const each of late) list.add(each);
        t.is(list.at(size + 2), late[2]);
        t.true(late.every((each) => list.remove(each)));
        t.true(items.slice(0, 40).every((each) => list.remove(each)));
        t.is(list.first(), items.slice(40).sort(ascending)[0]);
        former = items;
      }
    }),
  );
});

test('going through a ranked list visits each item in order', (t) => {
  const list = new RankedList<Item>(ascending);
  for (let n = 0; n < 500; n += 1) list.add(item((n * 7919) % 5003));
  const visited: number[] = [];
  list.forEach(({ value }) => visited.push(value));
  t.is(visited.length, 500);
  t.deepEqual(
    visited,
    [...visited].sort((a, b) => a - b),
  );
});

test('removing from a ranked list what is not in it changes nothing', (t) => {
  const list = new RankedList<Item>(ascending);
  t.false(list.remove(item(1)));
  list.add(item(1));
  t.false(list.remove(item(1)), 'an equal item is not the same item');
  t.is(list.size, 1);
});
