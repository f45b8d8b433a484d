/** Names further away than this are no slip of the finger. */
const MAX_DISTANCE = 2;

/** The name that somebody most likely meant, for messages; null when none is close. */
export const closestName = (written: string, known: readonly string[]): string | null => {
  if (written.length > 40) return null;
  const ranked = known
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name) }))
    .sort((one, other) => one.distance - other.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= MAX_DISTANCE ? best.name : null;
};

/** Levenshtein distance, row by row. */
const editDistance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};
