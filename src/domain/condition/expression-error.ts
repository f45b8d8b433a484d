import { describePosition, positionAt } from '../source-position.ts';

/** An expression that cannot be stored. The message ends with the position. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  /** UTF-16 units from the start of the source, from 0. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(reason: string, source: string, offset: number) {
    const position = positionAt(source, offset);
    super(`${reason} (${describePosition(position)})`);
    this.offset = offset;
    this.line = position.line;
    this.column = position.column;
  }
}
