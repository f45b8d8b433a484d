import { type Phrase, phrase } from '../../messages/phrase.ts';
import { excerpt } from '../source-position.ts';
import { ExpressionError } from './expression-error.ts';

/** The smallest parts of an expression. Offsets count UTF-16 units from 0. */
export type Token =
  | {
      readonly kind: 'number';
      readonly text: string;
      readonly value: number;
      readonly offset: number;
    }
  | {
      readonly kind: 'string';
      readonly text: string;
      readonly value: string;
      readonly offset: number;
    }
  | { readonly kind: 'word'; readonly text: string; readonly offset: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly offset: number }
  | { readonly kind: 'end'; readonly text: ''; readonly offset: number };

/** Longest expression that is stored, in UTF-16 units. */
export const MAX_EXPRESSION_LENGTH = 4096;

const BLANK = /\s*/y;
const TOKEN =
  /(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>'[^']*'|"[^"]*")|(?<word>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<symbol>&&|\|\||==|!=|<=|>=|[-+*/%<>!()[\];])/uy;

const HINTS: Readonly<Record<string, Phrase>> = {
  '=': phrase('single-equals'),
  '&': phrase('single-ampersand'),
  '|': phrase('single-bar'),
  "'": phrase('string-open'),
  '"': phrase('string-open'),
};

/**
 * Cuts an expression into tokens; the last one is always the end.
 * @throws ExpressionError for a text that is too long or holds what no token begins with
 */
export const tokenize = (source: string): readonly Token[] => {
  if (source.length > MAX_EXPRESSION_LENGTH) throw tooLong(source);
  const tokens: Token[] = [];
  let offset = skipBlank(source, 0);
  while (offset < source.length) {
    const token = tokenAt(source, offset);
    tokens.push(token);
    offset = skipBlank(source, offset + token.text.length);
  }
  tokens.push({ kind: 'end', text: '', offset: source.length });
  return tokens;
};

const tooLong = (source: string): ExpressionError =>
  new ExpressionError(
    phrase('expression-too-long', { most: MAX_EXPRESSION_LENGTH }),
    source,
    MAX_EXPRESSION_LENGTH,
  );

const skipBlank = (source: string, offset: number): number => {
  BLANK.lastIndex = offset;
  return offset + (BLANK.exec(source)?.[0].length ?? 0);
};

const tokenAt = (source: string, offset: number): Token => {
  TOKEN.lastIndex = offset;
  const match = TOKEN.exec(source);
  if (match === null) throw unreadable(source, offset);
  const text = match[0];
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  if (groups['number'] !== undefined) return numberToken(source, text, offset);
  if (groups['string'] !== undefined) {
    return { kind: 'string', text, value: text.slice(1, -1), offset };
  }
  return { kind: groups['word'] === undefined ? 'symbol' : 'word', text, offset };
};

const numberToken = (source: string, text: string, offset: number): Token => {
  const value = Number(text);
  if (Number.isFinite(value)) return { kind: 'number', text, value, offset };
  throw new ExpressionError(phrase('number-too-large', { number: excerpt(text) }), source, offset);
};

const unreadable = (source: string, offset: number): ExpressionError => {
  const character = String.fromCodePoint(source.codePointAt(offset) ?? 0);
  const reason =
    HINTS[character] ?? phrase('character-unknown', { character: JSON.stringify(character) });
  return new ExpressionError(reason, source, offset);
};
