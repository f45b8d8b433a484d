import test from 'ava';
import { OPERATION_NAMES } from './random-request.ts';
import { emptyTally, playRound } from './round.ts';

const REQUESTS = 1000;

for (const seed of [1, 2, 3]) {
  test(`${REQUESTS} requests at random from seed ${seed} fail nothing, and change nothing when refused`, async (t) => {
    const tally = emptyTally();
    await playRound(seed, REQUESTS, tally);
    const { answers, asked } = tally;
    const done = answers.get('200 ok') ?? 0;
    t.true(done > REQUESTS / 10, `only ${done} were carried out`);
    t.true(answers.size > 15, `only ${[...answers.keys()].join(', ')}`);
    t.deepEqual(
      OPERATION_NAMES.filter((name) => !asked.has(name)),
      [],
      'operations that were never asked for',
    );
  });
}
