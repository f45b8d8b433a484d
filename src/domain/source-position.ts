/** A place in a text that somebody wrote. Both count from 1; columns count UTF-16 units, as most editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LINE_END = /\r\n?|\n/g;

/** Turns an offset (UTF-16 units from 0, may lie behind the end) into line and column. */
export const positionAt = (source: string, offset: number): Position => {
  const before = source.slice(0, offset);
  let line = 1;
  let lineStart = 0;
  for (const end of before.matchAll(LINE_END)) {
    line += 1;
    lineStart = end.index + end[0].length;
  }
  return { line, column: before.length - lineStart + 1 };
};

/** How every message of a refused text names the place. */
export const describePosition = ({ line, column }: Position): string =>
  `line ${line}, column ${column}`;

/** A piece of the refused text, short and on one line, fit to be quoted in a message. */
export const excerpt = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
};
