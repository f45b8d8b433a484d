/** The first number from `low` on that does not pass, by halving; `high` if all do. */
export const boundary = (low: number, high: number, passes: (n: number) => boolean): number => {
  let [first, end] = [low, high];
  while (first < end) {
    const middle = (first + end) >>> 1;
    if (passes(middle)) first = middle + 1;
    else end = middle;
  }
  return first;
};
