import type { BooleanNode, NumberNode } from './syntax-tree.ts';

/** The enabled skills of one agent by name; a `Map` fits. A condition can read nothing else of an agent. */
export interface SkillScores {
  get(name: string): number | undefined;
}

/**
 * A checked tree as numbers in a row, each step's operands first: a call center may have thousands of
 * conditions of thousands of characters, and a tree of objects or closures takes ten times the memory. What is
 * true is 1, what is false 0. Steps that need to know more (which number, which skill, where to go on) have it
 * in the place after them.
 */
export interface Program {
  readonly steps: Uint16Array;
  readonly numbers: Float64Array;
  /** Every skill that is mentioned. */
  readonly skills: readonly string[];
  /** The most values that wait for an operator at a time. */
  readonly depth: number;
}

/** What a step does with the values before it. */
const STEP = {
  number: 0,
  score: 1,
  has: 2,
  negative: 3,
  not: 4,
  '+': 5,
  '-': 6,
  '*': 7,
  '/': 8,
  '%': 9,
  '<': 10,
  '<=': 11,
  '>': 12,
  '>=': 13,
  '==': 14,
  '!=': 15,
  /** The left side stays, and the right side is passed over, if it decides; else the right side takes its place. */
  and: 16,
  or: 17,
} as const;

/**
 * Numbers stay finite: what grows beyond the largest number becomes the largest one. As all operands
 * are finite, neither infinity nor NaN can come up on the way.
 */
const bounded = (value: number): number =>
  Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);

/** Division and remainder by zero give 0; a remainder has the sign of the left side. */
const calculated = (step: number, left: number, right: number): number => {
  switch (step) {
    case STEP['+']:
      return bounded(left + right);
    case STEP['-']:
      return bounded(left - right);
    case STEP['*']:
      return bounded(left * right);
    case STEP['/']:
      return right === 0 ? 0 : bounded(left / right);
    default:
      return right === 0 ? 0 : left % right;
  }
};

const isTrue = (step: number, left: number, right: number): boolean => {
  switch (step) {
    case STEP['<']:
      return left < right;
    case STEP['<=']:
      return left <= right;
    case STEP['>']:
      return left > right;
    case STEP['>=']:
      return left >= right;
    case STEP['==']:
      return left === right;
    default:
      return left !== right;
  }
};

const score = (skills: SkillScores, name: string): number => {
  const value = skills.get(name);
  return value !== undefined && Number.isFinite(value) ? value : 0;
};

/** The values that wait for their operators; of whichever program runs, as none runs while another does. */
let waiting = new Float64Array(64);

const makeRoom = (depth: number): Float64Array => {
  if (waiting.length < depth) waiting = new Float64Array(depth * 2);
  return waiting;
};

/** Runs a program for one agent; takes time in proportion to its length. */
export const run = ({ steps, numbers, skills, depth }: Program, agent: SkillScores): number => {
  const values = makeRoom(depth);
  let top = -1;
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] ?? 0;
    switch (step) {
      case STEP.number:
        values[++top] = numbers[steps[++at] ?? 0] ?? 0;
        break;
      case STEP.score:
        values[++top] = score(agent, skills[steps[++at] ?? 0] ?? '');
        break;
      case STEP.has:
        values[++top] = agent.get(skills[steps[++at] ?? 0] ?? '') === undefined ? 0 : 1;
        break;
      case STEP.negative:
        values[top] = -(values[top] ?? 0);
        break;
      case STEP.not:
        values[top] = 1 - (values[top] ?? 0);
        break;
      case STEP.and:
      case STEP.or: {
        const isDecided = (values[top] === 1) === (step === STEP.or);
        if (isDecided) at = steps[at + 1] ?? 0;
        else {
          top -= 1;
          at += 1;
        }
        break;
      }
      default: {
        const right = values[top--] ?? 0;
        const left = values[top] ?? 0;
        values[top] =
          step < STEP['<'] ? calculated(step, left, right) : Number(isTrue(step, left, right));
      }
    }
  }
  return values[0] ?? 0;
};

/** Writes the steps of a tree, the left side of each operator before its right side. */
class Writer {
  readonly #steps: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #skills = new Map<string, number>();
  #depth = 0;
  #deepest = 0;

  get program(): Program {
    return {
      steps: Uint16Array.from(this.#steps),
      numbers: Float64Array.from(this.#numbers.keys()),
      skills: [...this.#skills.keys()],
      depth: this.#deepest,
    };
  }

  write(node: NumberNode | BooleanNode): void {
    switch (node.kind) {
      case 'number':
        this.#number(node.value);
        return;
      case 'boolean':
        this.#number(Number(node.value));
        return;
      case 'score':
      case 'has':
        this.#value(STEP[node.kind], placeOf(this.#skills, node.skill));
        return;
      case 'negative':
      case 'not':
        this.write(node.operand);
        this.#steps.push(STEP[node.kind]);
        return;
      case 'arithmetic':
      case 'comparison':
      case 'equality':
        this.write(node.left);
        this.write(node.right);
        this.#steps.push(STEP[node.operator]);
        this.#depth -= 1;
        return;
      case 'and':
      case 'or':
        this.#junction(node);
    }
  }

  #number(value: number): void {
    this.#value(STEP.number, placeOf(this.#numbers, value));
  }

  #value(step: number, operand: number): void {
    this.#steps.push(step, operand);
    this.#depth += 1;
    this.#deepest = Math.max(this.#deepest, this.#depth);
  }

  #junction({ kind, left, right }: Extract<BooleanNode, { kind: 'and' | 'or' }>): void {
    this.write(left);
    const end = this.#steps.push(STEP[kind], 0) - 1;
    this.#depth -= 1;
    this.write(right);
    this.#steps[end] = this.#steps.length - 1;
  }
}

const placeOf = <Value>(places: Map<Value, number>, value: Value): number => {
  const known = places.get(value) ?? places.size;
  places.set(value, known);
  return known;
};

/** The program of a checked tree. */
export const programOf = (node: NumberNode | BooleanNode): Program => {
  const writer = new Writer();
  writer.write(node);
  return writer.program;
};
