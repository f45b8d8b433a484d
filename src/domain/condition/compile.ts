import { phrase } from '../../messages/phrase.ts';
import { asBoolean, asNumber } from './build-nodes.ts';
import { Cursor } from './cursor.ts';
import { booleanRule, numberRule, type SkillScores } from './evaluate.ts';
import { parseExpression } from './parse.ts';

export { ExpressionError } from './expression-error.ts';
export type { SkillScores } from './evaluate.ts';

/** The rule that picks agents, ready to be asked about many of them. */
export interface CompiledWhere {
  readonly source: string;
  /** Every skill that is mentioned: agents change sides only when one of these changes. */
  readonly skills: ReadonlySet<string>;
  matches(skills: SkillScores): boolean;
}

/** The rule that prefers one agent to another. */
export interface CompiledSort {
  readonly source: string;
  readonly skills: ReadonlySet<string>;
  /** Agents with a higher number are taken first. It is always finite, and never negative zero. */
  score(skills: SkillScores): number;
}

/**
 * Compiles the boolean `where` of a condition. The expression is data: it can read scores of skills
 * and nothing else, runs no loop, and takes time in proportion to its length.
 * @throws ExpressionError with the position of what is wrong
 */
export const compileWhere = (source: string): CompiledWhere => {
  const cursor = new Cursor(source);
  const node = asBoolean(cursor, parseExpression(cursor), phrase('the-condition'));
  return { source, skills: cursor.skills, matches: booleanRule(node) };
};

/**
 * Compiles the numeric `sort` of a condition.
 * @throws ExpressionError with the position of what is wrong
 */
export const compileSort = (source: string): CompiledSort => {
  const cursor = new Cursor(source);
  const node = asNumber(cursor, parseExpression(cursor), phrase('the-sort-order'));
  const rule = numberRule(node);
  return { source, skills: cursor.skills, score: (skills) => rule(skills) + 0 };
};
