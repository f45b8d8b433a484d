import { type Phrase, phrase } from '../../messages/phrase.ts';
import { canonicalName, isKnownName, NAME_RULE } from '../names.ts';
import type { Cursor } from './cursor.ts';
import type {
  ArithmeticOperator,
  BooleanNode,
  EqualityOperator,
  Expression,
  NumberNode,
} from './syntax-tree.ts';

/**
 * Each builder checks the types of its operands, so that a finished tree cannot fail when it is
 * evaluated.
 */

/** A chain such as `1 + 1 + 1 ...` makes the tree one level deeper for each operator. */
const MAX_HEIGHT = 500;

const GIVES: Readonly<Record<Expression['type'], Phrase>> = {
  number: phrase('is-number'),
  boolean: phrase('is-boolean'),
  string: phrase('is-string'),
};

const above = (cursor: Cursor, left: Expression, right: Expression): number => {
  const height = Math.max(left.height, right.height) + 1;
  if (height <= MAX_HEIGHT) return height;
  throw cursor.error(phrase('expression-chained', { most: MAX_HEIGHT }));
};

/** @throws ExpressionError unless the node is a number; `part` says what wants one */
export const asNumber = (cursor: Cursor, node: Expression, part: Phrase): NumberNode => {
  if (node.type === 'number') return node;
  throw cursor.error(phrase('must-be-number', { part, given: GIVES[node.type] }), node.offset);
};

/** @throws ExpressionError unless the node is true or false; `part` says what wants that */
export const asBoolean = (cursor: Cursor, node: Expression, part: Phrase): BooleanNode => {
  if (node.type === 'boolean') return node;
  throw cursor.error(phrase('must-be-boolean', { part, given: GIVES[node.type] }), node.offset);
};

/** The skill that a string names. */
export const asSkill = (cursor: Cursor, node: Expression): string => {
  if (node.type !== 'string') {
    throw cursor.error(phrase('skill-expected'), node.offset);
  }
  if (!isKnownName(node.value)) {
    throw cursor.error(phrase('skill-impossible', { rule: NAME_RULE }), node.offset);
  }
  return canonicalName(node.value);
};

/** What every node has that works on two numbers. */
const numberSides = <Operator extends string>(
  cursor: Cursor,
  operator: Operator,
  left: Expression,
  right: Expression,
) => ({
  operator,
  left: asNumber(cursor, left, phrase('left-side', { operator })),
  right: asNumber(cursor, right, phrase('right-side', { operator })),
  offset: left.offset,
  height: above(cursor, left, right),
});

export const arithmetic = (
  cursor: Cursor,
  operator: ArithmeticOperator,
  left: Expression,
  right: Expression,
): NumberNode => ({
  type: 'number',
  kind: 'arithmetic',
  ...numberSides(cursor, operator, left, right),
});

export const junction = (
  cursor: Cursor,
  kind: 'and' | 'or',
  left: Expression,
  right: Expression,
): BooleanNode => ({
  type: 'boolean',
  kind,
  left: asBoolean(cursor, left, phrase('left-side', { operator: kind })),
  right: asBoolean(cursor, right, phrase('right-side', { operator: kind })),
  offset: left.offset,
  height: above(cursor, left, right),
});

export const relation = (
  cursor: Cursor,
  operator: '<' | '<=' | '>' | '>=',
  left: Expression,
  right: Expression,
): BooleanNode => ({
  type: 'boolean',
  kind: 'comparison',
  ...numberSides(cursor, operator, left, right),
});

/** Both sides of an equality are numbers, or both are true or false. */
export const equality = (
  cursor: Cursor,
  operator: EqualityOperator,
  left: Expression,
  right: Expression,
): BooleanNode => {
  const at = { offset: left.offset, height: above(cursor, left, right) };
  const side = phrase('right-side', { operator });
  if (left.type === 'boolean') {
    const bool = asBoolean(cursor, right, side);
    return { type: 'boolean', kind: 'equality', operator, left, right: bool, ...at };
  }
  const number = asNumber(cursor, left, phrase('left-side', { operator }));
  const other = asNumber(cursor, right, side);
  return { type: 'boolean', kind: 'comparison', operator, left: number, right: other, ...at };
};

export const negation = (cursor: Cursor, operand: Expression, offset: number): NumberNode => ({
  type: 'number',
  kind: 'negative',
  operand: asNumber(cursor, operand, phrase('after-sign', { operator: '-' })),
  offset,
  height: above(cursor, operand, operand),
});

export const inversion = (
  cursor: Cursor,
  operator: '!' | 'not',
  operand: Expression,
  offset: number,
): BooleanNode => ({
  type: 'boolean',
  kind: 'not',
  operand: asBoolean(cursor, operand, phrase('after-sign', { operator })),
  offset,
  height: above(cursor, operand, operand),
});

/** `x in skills`, `x not in skills`, `has(x)`. */
export const membership = (
  cursor: Cursor,
  skill: Expression,
  offset: number,
  expected: boolean,
): BooleanNode => {
  const has: BooleanNode = {
    type: 'boolean',
    kind: 'has',
    skill: asSkill(cursor, skill),
    offset,
    height: 1,
  };
  return expected ? has : inversion(cursor, 'not', has, offset);
};

/** `skills[x]`, `get(x)`. */
export const scoreOf = (cursor: Cursor, skill: Expression, offset: number): NumberNode => ({
  type: 'number',
  kind: 'score',
  skill: asSkill(cursor, skill),
  offset,
  height: 1,
});
