/** Runs the seeds that it is told of, one at a time, until whoever tells it is gone. */
import { runSeed } from './one-seed.ts';
import type { SeedToRun } from './seed-runner.ts';

process.on('message', ({ seed, steps }: SeedToRun) => {
  process.send?.(runSeed(seed, steps));
});
