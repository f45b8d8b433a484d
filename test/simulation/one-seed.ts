import { Simulation } from './simulation.ts';
import { Violation } from './violation.ts';

const LAST_LINES = 40;

/** What came of a seed; it goes from one process to another. */
export interface Outcome {
  readonly seed: number;
  readonly steps: number;
  readonly quiet: number;
  readonly ends: readonly (readonly [end: string, count: number])[];
  /** Time of CPU that it took, in µs. */
  readonly cpu: number;
  /** What there is to print of a rule that was violated. */
  readonly violated: readonly string[] | null;
}

/** Runs the seed once more for the last lines of its story. */
const storyOf = (seed: number, steps: number): string[] => {
  const lines: string[] = [];
  try {
    new Simulation(seed, (line) => lines.push(...line().split('\n'))).run(steps);
  } catch {
    // The same violation again: it is what the story leads up to.
  }
  return lines.slice(-LAST_LINES);
};

const reportOf = (seed: number, simulation: Simulation, steps: number, error: unknown) => [
  '',
  `seed ${seed}, step ${simulation.steps}: VIOLATED`,
  error instanceof Violation
    ? `rule: ${error.rule}\nfound: ${error.message}`
    : `rule: the engine never throws\nfound: ${String((error as Error).stack)}`,
  `again: npm run sim -- --seed ${seed} --steps ${steps}`,
];

/** @param trace takes each step; a story is not told again then */
export const runSeed = (seed: number, steps: number, trace?: (line: string) => void): Outcome => {
  // Refusals are thrown by the thousand: their stacks would cost more than the engine.
  Error.stackTraceLimit = 2;
  const before = process.cpuUsage();
  const simulation = new Simulation(
    seed,
    trace &&
      ((line) => {
        trace(line());
      }),
  );
  let violated: string[] | null = null;
  try {
    simulation.run(steps);
  } catch (error) {
    const story = trace === undefined ? storyOf(seed, steps) : [];
    violated = [...story, ...reportOf(seed, simulation, steps, error)];
  }
  return {
    ...{ seed, steps: simulation.steps, quiet: simulation.quietMoments },
    ...{ ends: [...simulation.ends], cpu: process.cpuUsage(before).user, violated },
  };
};
