import { parseArgs } from 'node:util';

export interface Options {
  /** First and last seed. */
  readonly from: number;
  readonly to: number;
  /** Steps of all seeds together. */
  readonly steps: number;
  readonly stepsOfSeed: number;
  readonly trace: boolean;
}

const STEPS_OF_SEED = 2500;

export const USAGE = `npm run sim -- [--seed N | --seeds FROM-TO] [--steps N] [--trace]
  --seed N       one seed alone
  --seeds A-B    these seeds; without either: as many as the steps need, from 1
  --steps N      engine steps in all (default 200000; of each seed if seeds are given: ${STEPS_OF_SEED})
  --trace        print every step`;

const whole = (text: string, name: string): number => {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} takes a whole number, not "${text}"\n${USAGE}`);
};

const range = (text: string): { from: number; to: number } => {
  const [from, to] = text.split('-');
  if (from === undefined || to === undefined) {
    throw new Error(`--seeds takes FROM-TO, not "${text}"\n${USAGE}`);
  }
  return { from: whole(from, 'seeds'), to: whole(to, 'seeds') };
};

/** @throws Error with the usage when an option is wrong */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      steps: { type: 'string' },
      trace: { type: 'boolean', default: false },
    },
  });
  const { trace } = values;
  const steps = values.steps === undefined ? null : whole(values.steps, 'steps');
  if (values.seed !== undefined) {
    const seed = whole(values.seed, 'seed');
    const count = steps ?? STEPS_OF_SEED;
    return { from: seed, to: seed, steps: count, stepsOfSeed: count, trace };
  }
  if (values.seeds !== undefined) {
    const { from, to } = range(values.seeds);
    const stepsOfSeed = steps === null ? STEPS_OF_SEED : Math.ceil(steps / (to - from + 1));
    return { from, to, steps: stepsOfSeed * (to - from + 1), stepsOfSeed, trace };
  }
  const all = steps ?? 200_000;
  const to = Math.max(1, Math.ceil(all / STEPS_OF_SEED));
  return { from: 1, to, steps: all, stepsOfSeed: STEPS_OF_SEED, trace };
};
