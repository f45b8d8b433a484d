import { phrase } from '../../messages/phrase.ts';
import {
  arithmetic,
  equality,
  inversion,
  junction,
  membership,
  negation,
  relation,
  scoreOf,
} from './build-nodes.ts';
import { isOneOf, type Cursor } from './cursor.ts';
import type { Expression } from './syntax-tree.ts';

/**
 * Recursive descent, one function for each level of precedence, loosest first:
 *
 *     or ||  ·  and &&  ·  not  ·  < <= > >= == != in, not in  ·  + -  ·  * / %  ·  ! and unary -
 *
 * The symbols of one level group from the left. Comparisons do not: `1 < 2 < 3` and `a == b == c`
 * mean different things in the languages these two spellings come from, so they are refused.
 */
export const parseExpression = (cursor: Cursor): Expression => {
  const expression = parseOr(cursor);
  cursor.accept(';');
  if (cursor.peek().kind !== 'end') throw cursor.unexpected(phrase('operator-or-end'));
  return expression;
};

const parseOr = (cursor: Cursor): Expression => {
  let left = parseAnd(cursor);
  while (cursor.accept('or', '||')) left = junction(cursor, 'or', left, parseAnd(cursor));
  return left;
};

const parseAnd = (cursor: Cursor): Expression => {
  let left = parseNot(cursor);
  while (cursor.accept('and', '&&')) left = junction(cursor, 'and', left, parseNot(cursor));
  return left;
};

const parseNot = (cursor: Cursor): Expression => {
  const { offset } = cursor.peek();
  if (!cursor.accept('not')) return parseComparison(cursor);
  const operand = cursor.nested(() => parseNot(cursor));
  return inversion(cursor, 'not', operand, offset);
};

const parseComparison = (cursor: Cursor): Expression => {
  const left = parseSum(cursor);
  if (!isAtComparison(cursor)) return left;
  const compared = parseComparedWith(cursor, left);
  if (!isAtComparison(cursor)) return compared;
  throw cursor.error(phrase('comparison-chained'));
};

const isAtNotIn = (cursor: Cursor): boolean =>
  cursor.isAt('not') && isOneOf(cursor.peek(1), ['in']);

const isAtComparison = (cursor: Cursor): boolean =>
  cursor.isAt('<', '<=', '>', '>=', '==', '!=', 'in') || isAtNotIn(cursor);

const parseComparedWith = (cursor: Cursor, left: Expression): Expression => {
  if (isAtNotIn(cursor) || cursor.isAt('in')) return parseMembership(cursor, left);
  const operator = cursor.take().text;
  const right = parseSum(cursor);
  switch (operator) {
    case '==':
    case '!=':
      return equality(cursor, operator, left, right);
    case '<':
    case '<=':
    case '>':
      return relation(cursor, operator, left, right);
    default:
      return relation(cursor, '>=', left, right);
  }
};

const parseMembership = (cursor: Cursor, skill: Expression): Expression => {
  const isNegated = cursor.accept('not');
  cursor.expect('in');
  cursor.expect('skills');
  return membership(cursor, skill, skill.offset, !isNegated);
};

const parseSum = (cursor: Cursor): Expression => {
  let left = parseProduct(cursor);
  while (cursor.isAt('+', '-')) {
    const operator = cursor.take().text === '+' ? '+' : '-';
    left = arithmetic(cursor, operator, left, parseProduct(cursor));
  }
  return left;
};

const parseProduct = (cursor: Cursor): Expression => {
  let left = parseUnary(cursor);
  while (cursor.isAt('*', '/', '%')) {
    const { text } = cursor.take();
    const operator = text === '*' || text === '/' ? text : '%';
    left = arithmetic(cursor, operator, left, parseUnary(cursor));
  }
  return left;
};

const parseUnary = (cursor: Cursor): Expression => {
  const { offset } = cursor.peek();
  if (cursor.accept('!')) {
    return inversion(
      cursor,
      '!',
      cursor.nested(() => parseUnary(cursor)),
      offset,
    );
  }
  if (cursor.accept('-')) {
    return negation(
      cursor,
      cursor.nested(() => parseUnary(cursor)),
      offset,
    );
  }
  return parsePrimary(cursor);
};

const parsePrimary = (cursor: Cursor): Expression => {
  const token = cursor.peek();
  const at = { offset: token.offset, height: 1 };
  switch (token.kind) {
    case 'number':
      cursor.take();
      return { type: 'number', kind: 'number', value: token.value, ...at };
    case 'string':
      cursor.take();
      return { type: 'string', value: token.value, ...at };
    case 'word':
      return parseWord(cursor);
    case 'symbol':
    case 'end':
      if (cursor.isAt('(')) return parseEnclosed(cursor, '(', ')');
      throw cursor.unexpected(phrase('operand'));
  }
};

const parseEnclosed = (cursor: Cursor, open: string, close: string): Expression => {
  cursor.expect(open);
  const inner = cursor.nested(() => parseOr(cursor));
  cursor.expect(close);
  return inner;
};

const parseWord = (cursor: Cursor): Expression => {
  const { text, offset } = cursor.peek();
  if (!WORDS.has(text)) throw unknownWord(cursor);
  cursor.take();
  switch (text) {
    case 'skills':
      return scoreOf(cursor, parseEnclosed(cursor, '[', ']'), offset);
    case 'get':
      return scoreOf(cursor, parseEnclosed(cursor, '(', ')'), offset);
    case 'has':
      return membership(cursor, parseEnclosed(cursor, '(', ')'), offset, true);
    default:
      return { type: 'boolean', kind: 'boolean', value: text === 'true', offset, height: 1 };
  }
};

const WORDS: ReadonlySet<string> = new Set(['skills', 'get', 'has', 'true', 'false']);

const unknownWord = (cursor: Cursor): Error => {
  const { text } = cursor.peek();
  switch (text) {
    case 'not':
      return cursor.error(phrase('not-binds-less'));
    case 'and':
    case 'or':
    case 'in':
      return cursor.unexpected(phrase('operand'));
    default:
      return isOneOf(cursor.peek(1), ['('])
        ? cursor.unexpected(phrase('any-function'))
        : cursor.unexpected(phrase('any-word'));
  }
};
