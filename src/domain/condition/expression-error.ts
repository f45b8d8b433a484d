import { type Phrase, phrase } from '../../messages/phrase.ts';
import { translate } from '../../messages/translate.ts';
import { positionAt } from '../source-position.ts';

/** An expression that cannot be stored. The message ends with the position. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  /** The message in no language yet; as an Error's it is English. */
  readonly phrase: Phrase;
  /** UTF-16 units from the start of the source, from 0. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(reason: Phrase, source: string, offset: number) {
    const { line, column } = positionAt(source, offset);
    const message = phrase('at-position', { reason, line, column });
    super(translate(message, 'en'));
    this.phrase = message;
    this.offset = offset;
    this.line = line;
    this.column = column;
  }
}
