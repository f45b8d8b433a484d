import test from 'ava';
import { playRound, type Tally } from './round.ts';

const REQUESTS = 1000;

for (const seed of [1, 2, 3]) {
  test(`${REQUESTS} requests at random from seed ${seed} fail nothing, and change nothing when refused`, async (t) => {
    const tally: Tally = new Map();
    await playRound(seed, REQUESTS, tally);
    const done = tally.get('200 ok') ?? 0;
    t.true(done > REQUESTS / 10, `only ${done} were carried out`);
    t.true(tally.size > 15, `only ${[...tally.keys()].join(', ')}`);
  });
}
