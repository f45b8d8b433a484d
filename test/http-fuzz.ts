/**
 * Requests made at random from the document of the API: none may fail the service, none that is
 * refused may change anything, and every answer has to be as documented.
 * Usage: npm run fuzz:http -- [--requests N] [--seed N]
 */
import { parseArgs } from 'node:util';
import { playRound, type Tally } from './http-fuzz/round.ts';

const REQUESTS_OF_SEED = 1000;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string' },
  },
});

const requests = Number(values.requests);
const first = Number(values.seed ?? 1);
const seeds = values.seed === undefined ? Math.ceil(requests / REQUESTS_OF_SEED) : 1;
const tally: Tally = new Map();
const start = performance.now();

for (let seed = first; seed < first + seeds; seed += 1) {
  try {
    await playRound(seed, Math.min(requests, REQUESTS_OF_SEED), tally);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
  if (seed % 10 === 0) console.log(`… ${seed * REQUESTS_OF_SEED} requests`);
}

const total = [...tally.values()].reduce((sum, count) => sum + count, 0);
for (const [answer, count] of [...tally].toSorted())
  console.log(`${String(count).padStart(7)} ${answer}`);
const seconds = (performance.now() - start) / 1000;
console.log(`${total} requests, ${seeds} seeds, nothing wrong: ${seconds.toFixed(0)} s`);
