import { type Phrase, phrase } from '../../messages/phrase.ts';
import { excerpt } from '../source-position.ts';
import { ExpressionError } from './expression-error.ts';
import { tokenize, type Token } from './tokens.ts';

/** Parentheses, brackets and signs within one another beyond this are refused, so that no text can exhaust the stack. */
export const MAX_NESTING = 100;

/** Walks over the tokens of one source. */
export class Cursor {
  readonly source: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #nesting = 0;

  constructor(source: string) {
    this.source = source;
    this.#tokens = tokenize(source);
  }

  /** The token `ahead` places further on; behind the end it is the end. */
  peek(ahead = 0): Token {
    return (
      this.#tokens[this.#next + ahead] ?? { kind: 'end', text: '', offset: this.source.length }
    );
  }

  take(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Whether the next token is one of these words or symbols. A string never is. */
  isAt(...texts: readonly string[]): boolean {
    return isOneOf(this.peek(), texts);
  }

  /** Takes the next token if it is one of these words or symbols. */
  accept(...texts: readonly string[]): boolean {
    const found = this.isAt(...texts);
    if (found) this.#next += 1;
    return found;
  }

  /** Takes the next token, which has to be this word or symbol. */
  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected(phrase('quoted', { text }));
  }

  /** Reads a part that lies one level deeper. */
  nested<Part>(read: () => Part): Part {
    if (this.#nesting === MAX_NESTING) {
      throw this.error(phrase('expression-nested', { most: MAX_NESTING }));
    }
    this.#nesting += 1;
    const part = read();
    this.#nesting -= 1;
    return part;
  }

  error(reason: Phrase, offset = this.peek().offset): ExpressionError {
    return new ExpressionError(reason, this.source, offset);
  }

  unexpected(expected: Phrase): ExpressionError {
    const { text } = this.peek();
    const found = text === '' ? phrase('the-end') : phrase('found-text', { text: excerpt(text) });
    return this.error(phrase('expected-here', { expected, found }));
  }
}

export const isOneOf = (token: Token, texts: readonly string[]): boolean =>
  (token.kind === 'word' || token.kind === 'symbol') && texts.includes(token.text);
