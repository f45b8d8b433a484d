/**
 * The first number from `low` on that does not pass, found by bisection; `high` if all pass.
 * All numbers that pass must come before all that do not.
 */
export const partitionPoint = (
  low: number,
  high: number,
  passes: (n: number) => boolean,
): number => {
  let [first, end] = [low, high];
  while (first < end) {
    const middle = (first + end) >>> 1;
    if (passes(middle)) first = middle + 1;
    else end = middle;
  }
  return first;
};
