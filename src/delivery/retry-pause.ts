const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60 * 1000;

/**
 * Pause before the next try to reach a receiver, in ms. It doubles with each failed try, up to five
 * minutes. Half of it is random, so that those who failed together do not come back together.
 *
 * @param failures how many tries in a row have failed, from 1
 * @param random a number in [0, 1)
 */
export const retryPauseMs = (failures: number, random: number): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return full / 2 + (full / 2) * random;
};
