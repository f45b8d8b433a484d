import type {
  ArithmeticOperator,
  BooleanNode,
  ComparisonOperator,
  NumberNode,
} from './syntax-tree.ts';

/** The enabled skills of one agent by name; a `Map` fits. A condition can read nothing else of an agent. */
export interface SkillScores {
  get(name: string): number | undefined;
}

export type NumberRule = (skills: SkillScores) => number;
export type BooleanRule = (skills: SkillScores) => boolean;

/**
 * Numbers stay finite: what grows beyond the largest number becomes the largest one. As all operands
 * are finite, neither infinity nor NaN can come up on the way.
 */
const bounded = (value: number): number =>
  Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);

const score = (skills: SkillScores, name: string): number => {
  const value = skills.get(name);
  return value !== undefined && Number.isFinite(value) ? value : 0;
};

/** Turns a checked tree into a closure, so that the tree is walked once and not for every agent. */
export const numberRule = (node: NumberNode): NumberRule => {
  switch (node.kind) {
    case 'number': {
      const { value } = node;
      return () => value;
    }
    case 'score': {
      const { skill } = node;
      return (skills) => score(skills, skill);
    }
    case 'negative': {
      const operand = numberRule(node.operand);
      return (skills) => -operand(skills);
    }
    case 'arithmetic':
      return arithmeticRule(node.operator, numberRule(node.left), numberRule(node.right));
  }
};

/** Division and remainder by zero give 0; a remainder has the sign of the left side. */
const arithmeticRule = (
  operator: ArithmeticOperator,
  left: NumberRule,
  right: NumberRule,
): NumberRule => {
  switch (operator) {
    case '+':
      return (skills) => bounded(left(skills) + right(skills));
    case '-':
      return (skills) => bounded(left(skills) - right(skills));
    case '*':
      return (skills) => bounded(left(skills) * right(skills));
    case '/':
      return (skills) => {
        const divisor = right(skills);
        return divisor === 0 ? 0 : bounded(left(skills) / divisor);
      };
    case '%':
      return (skills) => {
        const divisor = right(skills);
        return divisor === 0 ? 0 : left(skills) % divisor;
      };
  }
};

/** The same for what is true or false. */
export const booleanRule = (node: BooleanNode): BooleanRule => {
  switch (node.kind) {
    case 'boolean': {
      const { value } = node;
      return () => value;
    }
    case 'has': {
      const { skill } = node;
      return (skills) => skills.get(skill) !== undefined;
    }
    case 'not': {
      const operand = booleanRule(node.operand);
      return (skills) => !operand(skills);
    }
    case 'comparison':
      return comparisonRule(node.operator, numberRule(node.left), numberRule(node.right));
    case 'equality':
    case 'and':
    case 'or':
      return junctionRule(node.kind === 'equality' ? node.operator : node.kind, node);
  }
};

const junctionRule = (
  operator: '==' | '!=' | 'and' | 'or',
  operands: { readonly left: BooleanNode; readonly right: BooleanNode },
): BooleanRule => {
  const left = booleanRule(operands.left);
  const right = booleanRule(operands.right);
  switch (operator) {
    case '==':
      return (skills) => left(skills) === right(skills);
    case '!=':
      return (skills) => left(skills) !== right(skills);
    case 'and':
      return (skills) => left(skills) && right(skills);
    case 'or':
      return (skills) => left(skills) || right(skills);
  }
};

const comparisonRule = (
  operator: ComparisonOperator,
  left: NumberRule,
  right: NumberRule,
): BooleanRule => {
  switch (operator) {
    case '<':
      return (skills) => left(skills) < right(skills);
    case '<=':
      return (skills) => left(skills) <= right(skills);
    case '>':
      return (skills) => left(skills) > right(skills);
    case '>=':
      return (skills) => left(skills) >= right(skills);
    case '==':
      return (skills) => left(skills) === right(skills);
    case '!=':
      return (skills) => left(skills) !== right(skills);
  }
};
