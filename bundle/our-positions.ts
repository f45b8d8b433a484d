const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** In each digit: five bits of the number, and one that says that more follow. */
const BITS = 5;
const MORE = 1 << BITS;

/** What esbuild writes beside a bundle: https://tc39.es/ecma426/ */
export interface BundleMap {
  readonly version: 3;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

const numbersIn = (segment: string): number[] => {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value |= (bits & (MORE - 1)) << shift;
    shift += BITS;
    if ((bits & MORE) !== 0) continue;
    numbers.push((value & 1) === 0 ? value >> 1 : -(value >> 1));
    [value, shift] = [0, 0];
  }
  return numbers;
};

const textOf = (number: number): string => {
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = '';
  do {
    const bits = rest & (MORE - 1);
    rest >>>= BITS;
    text += DIGITS.charAt(rest === 0 ? bits : bits | MORE);
  } while (rest !== 0);
  return text;
};

/** A place in the bundle, from which on it is of `source`; null: of a library. */
interface Position {
  readonly column: number;
  readonly from: { readonly source: number; readonly line: number; readonly column: number } | null;
}

/** In a map each number is told by how much it differs from the one before. */
function* positionsIn(map: BundleMap, isOurs: (source: string) => boolean): Generator<Position[]> {
  let [source, line, from] = [0, 0, 0];
  for (const segments of map.mappings.split(';')) {
    let column = 0;
    yield segments.split(',').flatMap((segment): Position[] => {
      const [columns = 0, sources, lines = 0, columnsFrom = 0] = numbersIn(segment);
      column += columns;
      if (sources === undefined) return [];
      [source, line, from] = [source + sources, line + lines, from + columnsFrom];
      const ours = isOurs(map.sources[source] ?? '');
      return [{ column, from: ours ? { source, line, column: from } : null }];
    });
  }
}

/** Libraries are told of once, where ours ends. */
const withoutRepeats = (positions: readonly Position[], wasOurs: boolean): readonly Position[] => {
  let ours = wasOurs;
  return positions.filter(({ from }) => {
    const isNew = from !== null || ours;
    ours = from !== null;
    return isNew;
  });
};

/**
 * The same map without the positions in libraries: a tenth of it, as it is read while calls go on.
 * @param isOurs whether a source, as the map names it, is to stay
 */
export const keepOurs = (map: BundleMap, isOurs: (source: string) => boolean): BundleMap => {
  const sources = map.sources.filter(isOurs);
  const placeOf = map.sources.map((source) => sources.indexOf(source));
  let [source, line, from] = [0, 0, 0];
  let ours = false;
  const lines: string[] = [];
  for (const positions of positionsIn(map, isOurs)) {
    let column = 0;
    const kept = withoutRepeats(positions, ours).map((position) => {
      const columns = textOf(position.column - column);
      column = position.column;
      if (position.from === null) return columns;
      const place = placeOf[position.from.source] ?? 0;
      const moved = [place - source, position.from.line - line, position.from.column - from];
      [source, line, from] = [place, position.from.line, position.from.column];
      return columns + moved.map(textOf).join('');
    });
    ours = (positions.at(-1)?.from ?? (positions.length === 0 && ours ? 1 : null)) !== null;
    lines.push(kept.join(','));
  }
  return { version: 3, sources, names: [], mappings: lines.join(';') };
};
