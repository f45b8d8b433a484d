/** A place in a text that somebody wrote. Both count from 1; columns count UTF-16 units, as most editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LINE_END = /\r\n?|\n/g;

/**
 * Prepares a text so that offsets (UTF-16 units from 0, may lie behind the end) can be turned into
 * positions, each in logarithmic time: a long text may have thousands of places to be named.
 */
export const positionsIn = (source: string): ((offset: number) => Position) => {
  const lineStarts = [0];
  for (const end of source.matchAll(LINE_END)) lineStarts.push(end.index + end[0].length);
  return (offset) => {
    const line = linesUpTo(lineStarts, offset);
    return { line, column: offset - (lineStarts[line - 1] ?? 0) + 1 };
  };
};

/** How many lines begin at or before the offset; at least one does. */
const linesUpTo = (lineStarts: readonly number[], offset: number): number => {
  let low = 1;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle - 1] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The position of one offset. */
export const positionAt = (source: string, offset: number): Position => positionsIn(source)(offset);

/** A piece of the refused text, short and on one line, fit to be quoted in a message. */
export const excerpt = (text: string): string => {
  const line = text.slice(0, 200).replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
};
