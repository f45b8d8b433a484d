/**
 * Requests made at random from the document of the API: none may fail the service, none that is
 * refused may change anything, and every answer has to be as documented. Tells how often each operation was asked for and
 * carried out, and ends with 1 if one was not asked for.
 * Usage: npm run fuzz:http -- [--requests N] [--seed N] [--seeds A-B]
 */
import { parseArgs } from 'node:util';
import { OPERATION_NAMES } from './http-fuzz/random-request.ts';
import { emptyTally, playRound } from './http-fuzz/round.ts';

const REQUESTS_OF_SEED = 1000;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    seeds: { type: 'string' },
  },
});

const requests = Number(values.requests);
const [from, to] = (values.seeds ?? values.seed)?.split('-').map(Number) ?? [];
const first = from ?? 1;
const last = to ?? from ?? Math.ceil(requests / REQUESTS_OF_SEED);
const seeds = last - first + 1;
const tally = emptyTally();
const start = performance.now();

for (let seed = first; seed <= last; seed += 1) {
  try {
    await playRound(seed, Math.min(requests, REQUESTS_OF_SEED), tally);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
  if (seed % 10 === 0) console.log(`… ${(seed - first + 1) * REQUESTS_OF_SEED} requests`);
}

const { answers, asked, done } = tally;
const total = [...answers.values()].reduce((sum, count) => sum + count, 0);
for (const [answer, count] of [...answers].toSorted())
  console.log(`${String(count).padStart(7)} ${answer}`);
console.log('  asked    done');
for (const name of OPERATION_NAMES) {
  const counts = [asked, done].map((times) => String(times.get(name) ?? 0).padStart(7));
  console.log(`${counts.join(' ')} ${name}`);
}
if (seeds >= 10 && OPERATION_NAMES.some((name) => !asked.has(name))) process.exitCode = 1;
const seconds = (performance.now() - start) / 1000;
console.log(`${total} requests, ${seeds} seeds, nothing wrong: ${seconds.toFixed(0)} s`);
