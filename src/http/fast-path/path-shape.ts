const partsOf = (path: string): readonly string[] => path.split('/');

const isParameter = (part: string): boolean => part.startsWith(':');

/** Places at which none of these has a parameter. */
const spelledOut = (paths: readonly (readonly string[])[]): readonly number[] =>
  (paths[0] ?? []).flatMap((_, place) =>
    paths.some((parts) => isParameter(parts[place] ?? '')) ? [] : [place],
  );

/**
 * Sorts paths so that a path and every pattern that it fits are of the same shape: how many parts it has,
 * and those that all patterns of that length spell out. So a router has few patterns to try.
 * @param patterns all there are; `:name` stands for any part
 */
export const shapesOf = (patterns: readonly string[]): ((path: string) => string) => {
  const all = patterns.map(partsOf);
  const places = new Map(
    all.map(({ length }) => [length, spelledOut(all.filter((parts) => parts.length === length))]),
  );
  return (path) => {
    const parts = partsOf(path);
    const told = places.get(parts.length) ?? [];
    return `${parts.length} ${told.map((place) => parts[place]).join('/')}`;
  };
};
