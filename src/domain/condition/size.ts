import { phrase } from '../../messages/phrase.ts';
import { Cursor } from './cursor.ts';
import { ExpressionError } from './expression-error.ts';
import { parseExpression } from './parse.ts';
import type { Expression } from './syntax-tree.ts';

/** The most parts that a new expression may have: all agents are asked about each of them. */
export const MOST_NODES = 200;

/** How many nodes a tree has: names of skills, numbers and operators, each where it stands. */
const nodesIn = (node: Expression): number => {
  if ('operand' in node) return 1 + nodesIn(node.operand);
  if ('left' in node) return 1 + nodesIn(node.left) + nodesIn(node.right);
  return 1;
};

/**
 * For expressions that are to be stored. Larger ones that were stored before are compiled as ever.
 * @throws ExpressionError if it has too many parts, or cannot be parsed
 */
export const checkSize = (source: string): void => {
  const given = nodesIn(parseExpression(new Cursor(source)));
  if (given <= MOST_NODES) return;
  throw new ExpressionError(phrase('expression-too-large', { most: MOST_NODES, given }), source, 0);
};
