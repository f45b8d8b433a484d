import { availableParallelism } from 'node:os';
import type { Outcome } from './one-seed.ts';
import { type Options, readOptions } from './options.ts';
import { runnerHere, SeedProcess, type SeedRunner } from './seed-runner.ts';

const PROGRESS_MS = 10_000;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** What came of all seeds so far. */
class Sum {
  readonly #started = performance.now();
  readonly ends = new Map<string, number>();
  readonly violated: Outcome[] = [];
  #told = this.#started;
  #seeds = 0;
  #steps = 0;
  #quiet = 0;
  #cpu = 0;

  add(outcome: Outcome): void {
    this.#seeds += 1;
    this.#steps += outcome.steps;
    this.#quiet += outcome.quiet;
    this.#cpu += outcome.cpu;
    for (const [end, count] of outcome.ends) this.ends.set(end, (this.ends.get(end) ?? 0) + count);
    if (outcome.violated !== null) this.violated.push(outcome);
    if (performance.now() - this.#told < PROGRESS_MS) return;
    this.#told = performance.now();
    print(`… ${this.toString()}`);
  }

  toString(): string {
    const wall = (performance.now() - this.#started) / 1000;
    return (
      `${this.#steps} steps, ${this.#seeds} seeds, ${this.#quiet} times all compared while quiet: ` +
      `${wall.toFixed(1)} s, ${Math.round(this.#steps / wall)} steps/s ` +
      `(${Math.round((this.#steps * 1e6) / this.#cpu)} steps/s of CPU time)`
    );
  }
}

/** As many as there are cores; a story is told by one alone. */
const runnersFor = ({ from, to, trace }: Options): SeedRunner[] => {
  if (trace || from === to) return [runnerHere(trace ? print : undefined)];
  const count = Math.min(availableParallelism(), to - from + 1);
  return Array.from({ length: count }, () => new SeedProcess());
};

/** After a violation no seed is begun; those that were are ended, so that the lowest is known. */
const runAll = async (options: Options, runners: readonly SeedRunner[]): Promise<Sum> => {
  const sum = new Sum();
  let next = options.from;
  const runSome = async (runner: SeedRunner): Promise<void> => {
    while (next <= options.to && sum.violated.length === 0) {
      next += 1;
      sum.add(await runner.run(next - 1, options.stepsOfSeed));
    }
  };
  await Promise.all(runners.map(runSome));
  return sum;
};

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2));
  const runners = runnersFor(options);
  const sum = await runAll(options, runners).finally(() => {
    for (const runner of runners) runner.stop();
  });
  const [lowest] = sum.violated.toSorted((a, b) => a.seed - b.seed);
  if (lowest?.violated) {
    for (const line of lowest.violated) print(line);
    return 1;
  }
  const ends = [...sum.ends].sort().map(([end, count]) => `${end} ${count}`);
  print(`came to pass: ${ends.join(', ')}`);
  print(`no violation: ${sum.toString()}`);
  return 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  print(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
