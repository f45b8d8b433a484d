import { phrase } from '../../messages/phrase.ts';
import { asBoolean, asNumber } from './build-nodes.ts';
import { Cursor } from './cursor.ts';
import { programOf, run, type SkillScores } from './evaluate.ts';
import { parseExpression } from './parse.ts';

export { ExpressionError } from './expression-error.ts';
export type { SkillScores } from './evaluate.ts';

/** The rule that picks agents, ready to be asked about many of them. */
export interface CompiledWhere {
  readonly source: string;
  /** Every skill that is mentioned: agents change sides only when one of these changes. */
  readonly skills: readonly string[];
  matches(skills: SkillScores): boolean;
}

/** The rule that prefers one agent to another. */
export interface CompiledSort {
  readonly source: string;
  readonly skills: readonly string[];
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
  const program = programOf(node);
  return { source, skills: program.skills, matches: (skills) => run(program, skills) === 1 };
};

/**
 * Compiles the numeric `sort` of a condition.
 * @throws ExpressionError with the position of what is wrong
 */
export const compileSort = (source: string): CompiledSort => {
  const cursor = new Cursor(source);
  const node = asNumber(cursor, parseExpression(cursor), phrase('the-sort-order'));
  const program = programOf(node);
  return { source, skills: program.skills, score: (skills) => run(program, skills) + 0 };
};
