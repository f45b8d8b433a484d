import test from 'ava';
import fc from 'fast-check';
import { ScoreOrder } from '../../../src/domain/queue/score-order.ts';

const score = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }));

test('whoever scores more comes first, and equals come in the order they were added', (t) => {
  const order = new ScoreOrder();
  fc.assert(
    fc.property(fc.array(score, { maxLength: 200, size: 'max' }), (scores) => {
      const numbers = Uint32Array.from(scores, (_, n) => n);
      const expected = scores
        .map((each, n) => ({ each, n }))
        .sort((a, b) => (a.each === b.each ? a.n - b.n : a.each > b.each ? -1 : 1));
      t.deepEqual(
        [...order.highestFirst(numbers, Float64Array.from(scores))],
        expected.map(({ n }) => n),
      );
    }),
  );
});
