import { type Options, readOptions } from './options.ts';
import { Simulation } from './simulation.ts';
import { Violation } from './violation.ts';

const LAST_LINES = 40;
const PROGRESS_MS = 10_000;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs the seed once more to print the last lines of its story. */
const tellStory = (seed: number, steps: number): void => {
  const lines: string[] = [];
  try {
    new Simulation(seed, (line) => lines.push(...line().split('\n'))).run(steps);
  } catch {
    // The same violation again: it is what the story leads up to.
  }
  for (const line of lines.slice(-LAST_LINES)) print(line);
};

const report = (seed: number, simulation: Simulation, steps: number, error: unknown): void => {
  print('');
  print(`seed ${seed}, step ${simulation.steps}: VIOLATED`);
  if (error instanceof Violation) print(`rule: ${error.rule}\nfound: ${error.message}`);
  else print(`rule: the engine never throws\nfound: ${String((error as Error).stack)}`);
  print(`again: npm run sim -- --seed ${seed} --steps ${steps}`);
};

interface Sum {
  steps: number;
  quiet: number;
  readonly ends: Map<string, number>;
}

/** @returns false if a rule was violated */
const runSeed = (seed: number, { stepsOfSeed, trace }: Options, sum: Sum): boolean => {
  const simulation = new Simulation(
    seed,
    trace
      ? (line) => {
          print(line());
        }
      : undefined,
  );
  try {
    simulation.run(stepsOfSeed);
    return true;
  } catch (error) {
    if (!trace) tellStory(seed, stepsOfSeed);
    report(seed, simulation, stepsOfSeed, error);
    return false;
  } finally {
    sum.steps += simulation.steps;
    sum.quiet += simulation.quietMoments;
    for (const [end, count] of simulation.ends) {
      sum.ends.set(end, (sum.ends.get(end) ?? 0) + count);
    }
  }
};

const summary = (sum: Sum, seeds: number, started: number): string => {
  const seconds = process.cpuUsage().user / 1e6;
  const wall = (performance.now() - started) / 1000;
  return (
    `${sum.steps} steps, ${seeds} seeds, ${sum.quiet} times all compared while quiet: ` +
    `${wall.toFixed(1)} s, ${Math.round(sum.steps / wall)} steps/s ` +
    `(${Math.round(sum.steps / seconds)} steps/s of CPU time)`
  );
};

const main = (): number => {
  // Refusals are thrown by the thousand: their stacks would cost more than the engine.
  Error.stackTraceLimit = 2;
  const options = readOptions(process.argv.slice(2));
  const started = performance.now();
  const sum: Sum = { steps: 0, quiet: 0, ends: new Map() };
  let told = started;
  for (let seed = options.from; seed <= options.to; seed += 1) {
    if (!runSeed(seed, options, sum)) return 1;
    if (performance.now() - told > PROGRESS_MS) {
      told = performance.now();
      print(`… ${summary(sum, seed - options.from + 1, started)}`);
    }
  }
  const ends = [...sum.ends].sort().map(([end, count]) => `${end} ${count}`);
  print(`came to pass: ${ends.join(', ')}`);
  print(`no violation: ${summary(sum, options.to - options.from + 1, started)}`);
  return 0;
};

try {
  process.exitCode = main();
} catch (error) {
  print(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
