import { describePosition, type Position } from '../source-position.ts';

/**
 * An enqueue XML that is refused; nothing is enqueued then. The message ends with the position.
 * Also thrown where something it names turns out not to exist.
 */
export class EnqueueError extends Error {
  override readonly name = 'EnqueueError';
  readonly line: number;
  readonly column: number;

  constructor(reason: string, position: Position) {
    super(`${reason} (${describePosition(position)})`);
    this.line = position.line;
    this.column = position.column;
  }
}
