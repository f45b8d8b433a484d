import { quantile } from './statistics.ts';

/** Each step is so many times the one before. */
const STEP = 1.25;
const FIRST_RATE = 10;
/** What 100 agents can take, who are on the phone for a second and a bit. */
const LAST_RATE = 85;
const LARGER = 2;

/** How calls at a rate were served. */
export interface Served {
  readonly arrivals: readonly number[];
  readonly lost: readonly string[];
}

const isSustained = ({ arrivals, lost }: Served, limit: number): boolean =>
  lost.length === 0 && quantile(arrivals, 0.95) <= limit;

/**
 * The most calls a second at which 95 of 100 arrivals take at most twice as long as at the first rate and none is
 * lost. A rate that was not sustained is tried twice, as anything may have happened on the machine.
 */
export const mostSustained = async (serve: (rate: number) => Promise<Served>): Promise<number> => {
  const first = await serve(FIRST_RATE);
  const limit = quantile(first.arrivals, 0.95) * LARGER;
  let sustained = FIRST_RATE;
  for (let rate = FIRST_RATE * STEP; rate <= LAST_RATE; rate *= STEP) {
    const whole = Math.round(rate);
    if (!isSustained(await serve(whole), limit) && !isSustained(await serve(whole), limit)) break;
    sustained = whole;
  }
  return sustained;
};
