import { isName, NAME_RULE } from '../names.ts';
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

const GIVES: Readonly<Record<Expression['type'], string>> = {
  number: 'this is a number',
  boolean: 'this is true or false',
  string: 'this is a string, which may only name a skill',
};

const above = (cursor: Cursor, left: Expression, right: Expression): number => {
  const height = Math.max(left.height, right.height) + 1;
  if (height <= MAX_HEIGHT) return height;
  throw cursor.error(`the expression is chained or nested deeper than ${MAX_HEIGHT} levels`);
};

/** @throws ExpressionError unless the node is a number; `where` says what wants one */
export const asNumber = (cursor: Cursor, node: Expression, where: string): NumberNode => {
  if (node.type === 'number') return node;
  throw cursor.error(`${where} must be a number, but ${GIVES[node.type]}`, node.offset);
};

/** @throws ExpressionError unless the node is true or false; `where` says what wants that */
export const asBoolean = (cursor: Cursor, node: Expression, where: string): BooleanNode => {
  if (node.type === 'boolean') return node;
  throw cursor.error(`${where} must be true or false, but ${GIVES[node.type]}`, node.offset);
};

/** The skill that a string names, noted as mentioned. */
export const asSkill = (cursor: Cursor, node: Expression): string => {
  if (node.type !== 'string') {
    throw cursor.error('the name of a skill is expected here, in quotes', node.offset);
  }
  if (!isName(node.value)) {
    throw cursor.error(`this cannot be the name of a skill, which has ${NAME_RULE}`, node.offset);
  }
  cursor.skills.add(node.value);
  return node.value;
};

export const arithmetic = (
  cursor: Cursor,
  operator: ArithmeticOperator,
  left: Expression,
  right: Expression,
): NumberNode => ({
  type: 'number',
  kind: 'arithmetic',
  operator,
  left: asNumber(cursor, left, `the left side of "${operator}"`),
  right: asNumber(cursor, right, `the right side of "${operator}"`),
  offset: left.offset,
  height: above(cursor, left, right),
});

export const junction = (
  cursor: Cursor,
  kind: 'and' | 'or',
  left: Expression,
  right: Expression,
): BooleanNode => ({
  type: 'boolean',
  kind,
  left: asBoolean(cursor, left, `the left side of "${kind}"`),
  right: asBoolean(cursor, right, `the right side of "${kind}"`),
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
  operator,
  left: asNumber(cursor, left, `the left side of "${operator}"`),
  right: asNumber(cursor, right, `the right side of "${operator}"`),
  offset: left.offset,
  height: above(cursor, left, right),
});

/** Both sides of an equality are numbers, or both are true or false. */
export const equality = (
  cursor: Cursor,
  operator: EqualityOperator,
  left: Expression,
  right: Expression,
): BooleanNode => {
  const at = { offset: left.offset, height: above(cursor, left, right) };
  const side = `the right side of "${operator}"`;
  if (left.type === 'boolean') {
    const bool = asBoolean(cursor, right, side);
    return { type: 'boolean', kind: 'equality', operator, left, right: bool, ...at };
  }
  const number = asNumber(cursor, left, `the left side of "${operator}"`);
  const other = asNumber(cursor, right, side);
  return { type: 'boolean', kind: 'comparison', operator, left: number, right: other, ...at };
};

export const negation = (cursor: Cursor, operand: Expression, offset: number): NumberNode => ({
  type: 'number',
  kind: 'negative',
  operand: asNumber(cursor, operand, 'what follows "-"'),
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
  operand: asBoolean(cursor, operand, `what follows "${operator}"`),
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
