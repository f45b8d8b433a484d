import { type Phrase, phrase } from '../../messages/phrase.ts';
import { translate } from '../../messages/translate.ts';
import type { Position } from '../source-position.ts';

/**
 * An enqueue XML that is refused; nothing is enqueued then. The message ends with the position.
 * Also thrown where something it names turns out not to exist.
 */
export class EnqueueError extends Error {
  override readonly name = 'EnqueueError';
  /** The message in no language yet; as an Error's it is English. */
  readonly phrase: Phrase;
  /** The same without the position. */
  readonly reason: Phrase;
  readonly line: number;
  readonly column: number;

  constructor(reason: Phrase, { line, column }: Position) {
    const message = phrase('at-position', { reason, line, column });
    super(translate(message, 'en'));
    this.phrase = message;
    this.reason = reason;
    this.line = line;
    this.column = column;
  }
}
