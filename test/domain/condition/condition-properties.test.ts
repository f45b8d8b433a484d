import test from 'ava';
import fc from 'fast-check';
import {
  compileSort,
  compileWhere,
  ExpressionError,
} from '../../../src/domain/condition/compile.ts';

/** A second, naive implementation that the compiled expressions are compared with. */
type Numeric =
  | { op: 'number'; value: number }
  | { op: 'score'; skill: string }
  | { op: 'minus'; of: Numeric }
  | { op: '+' | '-' | '*' | '/' | '%'; left: Numeric; right: Numeric };
type Logical =
  | { op: 'literal'; value: boolean }
  | { op: 'has'; skill: string }
  | { op: 'not'; of: Logical }
  | { op: '<' | '<=' | '>' | '>=' | '==' | '!='; left: Numeric; right: Numeric }
  | { op: 'same' | 'differs' | 'and' | 'or'; left: Logical; right: Logical };

const skill = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '数学');

const { numeric, logical } = fc.letrec<{ numeric: Numeric; logical: Logical }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'tree' },
    fc.record({
      op: fc.constant('number'),
      value: fc.constantFrom(0, 1, 2, 3, 0.5, 60.25, 100, 1e-7, 1e300),
    }),
    fc.record({ op: fc.constant('score'), skill }),
    fc.record({ op: fc.constant('minus'), of: tie('numeric') }),
    fc.record({
      op: fc.constantFrom('+', '-', '*', '/', '%'),
      left: tie('numeric'),
      right: tie('numeric'),
    }),
  ),
  logical: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'tree' },
    fc.record({ op: fc.constant('literal'), value: fc.boolean() }),
    fc.record({ op: fc.constant('has'), skill }),
    fc.record({ op: fc.constant('not'), of: tie('logical') }),
    fc.record({
      op: fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
      left: tie('numeric'),
      right: tie('numeric'),
    }),
    fc.record({
      op: fc.constantFrom('same', 'differs', 'and', 'or'),
      left: tie('logical'),
      right: tie('logical'),
    }),
  ),
}));

type Agent = ReadonlyMap<string, number>;

const clamp = (value: number): number => {
  if (value === Infinity) return Number.MAX_VALUE;
  return value === -Infinity ? -Number.MAX_VALUE : value;
};

const numberOf = (tree: Numeric, agent: Agent): number => {
  if (tree.op === 'number') return tree.value;
  if (tree.op === 'score') return agent.get(tree.skill) ?? 0;
  if (tree.op === 'minus') return -numberOf(tree.of, agent);
  const [l, r] = [numberOf(tree.left, agent), numberOf(tree.right, agent)];
  if (tree.op === '+') return clamp(l + r);
  if (tree.op === '-') return clamp(l - r);
  if (tree.op === '*') return clamp(l * r);
  if (r === 0) return 0;
  return tree.op === '/' ? clamp(l / r) : l % r;
};

const truthOf = (tree: Logical, agent: Agent): boolean => {
  switch (tree.op) {
    case 'literal':
      return tree.value;
    case 'has':
      return agent.has(tree.skill);
    case 'not':
      return !truthOf(tree.of, agent);
    case 'same':
      return truthOf(tree.left, agent) === truthOf(tree.right, agent);
    case 'differs':
      return truthOf(tree.left, agent) !== truthOf(tree.right, agent);
    case 'and':
      return truthOf(tree.left, agent) && truthOf(tree.right, agent);
    case 'or':
      return truthOf(tree.left, agent) || truthOf(tree.right, agent);
    case '<':
      return numberOf(tree.left, agent) < numberOf(tree.right, agent);
    case '<=':
      return numberOf(tree.left, agent) <= numberOf(tree.right, agent);
    case '>':
      return numberOf(tree.left, agent) > numberOf(tree.right, agent);
    case '>=':
      return numberOf(tree.left, agent) >= numberOf(tree.right, agent);
    case '==':
      return numberOf(tree.left, agent) === numberOf(tree.right, agent);
    case '!=':
      return numberOf(tree.left, agent) !== numberOf(tree.right, agent);
  }
};

/** Binding strength of what was printed; parentheses are written only where they are needed. */
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARE = 4;
const SUM = 5;
const PRODUCT = 6;
const SIGN = 7;
const ATOM = 8;

/** Gives the next of endless coin tosses, which choose between the two spellings. */
type Toss = () => boolean;

const enclosed = (text: string, strength: number, needed: number): string =>
  strength < needed ? `(${text})` : text;

const quoted = (name: string, toss: Toss): string => (toss() ? `'${name}'` : `"${name}"`);

const printNumber = (tree: Numeric, needed: number, toss: Toss): string => {
  switch (tree.op) {
    case 'number':
      return String(tree.value);
    case 'score':
      return toss() ? `skills[${quoted(tree.skill, toss)}]` : `get(${quoted(tree.skill, toss)})`;
    case 'minus':
      return enclosed(`-${printNumber(tree.of, SIGN, toss)}`, SIGN, needed);
    default: {
      const strength = tree.op === '+' || tree.op === '-' ? SUM : PRODUCT;
      const left = printNumber(tree.left, strength, toss);
      const right = printNumber(tree.right, strength + 1, toss);
      const space = toss() ? ' ' : '';
      return enclosed(`${left}${space}${tree.op}${space}${right}`, strength, needed);
    }
  }
};

const printJoined = (
  tree: { left: Logical; right: Logical },
  [plain, symbol]: readonly [string, string],
  strength: number,
  needed: number,
  toss: Toss,
): string => {
  const left = print(tree.left, strength, toss);
  const right = print(tree.right, strength + 1, toss);
  return enclosed(`${left} ${toss() ? plain : symbol} ${right}`, strength, needed);
};

const printNot = (tree: { of: Logical }, needed: number, toss: Toss): string => {
  if (toss()) return enclosed(`!${print(tree.of, SIGN, toss)}`, SIGN, needed);
  if (tree.of.op === 'has' && toss()) {
    return enclosed(`${quoted(tree.of.skill, toss)} not in skills`, COMPARE, needed);
  }
  return enclosed(`not ${print(tree.of, NOT, toss)}`, NOT, needed);
};

const print = (tree: Logical, needed: number, toss: Toss): string => {
  switch (tree.op) {
    case 'literal':
      return String(tree.value);
    case 'has':
      return toss()
        ? `has(${quoted(tree.skill, toss)})`
        : enclosed(`${quoted(tree.skill, toss)} in skills`, COMPARE, needed);
    case 'not':
      return printNot(tree, needed, toss);
    case 'and':
      return printJoined(tree, ['and', '&&'], AND, needed, toss);
    case 'or':
      return printJoined(tree, ['or', '||'], OR, needed, toss);
    case 'same':
    case 'differs': {
      const [left, right] = [print(tree.left, SUM, toss), print(tree.right, SUM, toss)];
      const operator = tree.op === 'same' ? '==' : '!=';
      return enclosed(`${left} ${operator} ${right}`, COMPARE, needed);
    }
    default: {
      const [left, right] = [printNumber(tree.left, SUM, toss), printNumber(tree.right, SUM, toss)];
      return enclosed(`${left} ${tree.op} ${right}`, COMPARE, needed);
    }
  }
};

const tosses = fc.infiniteStream(fc.boolean()).map((stream): Toss => () => {
  const next = stream.next();
  return next.done !== true && next.value;
});

const agents = fc
  .array(fc.tuple(skill, fc.double({ min: 0, max: 100, noNaN: true })))
  .map((entries): Agent => new Map(entries));

const ATOMS_ONLY = ATOM;

test('a condition printed with the fewest parentheses, in either spelling, means what its tree means', (t) => {
  fc.assert(
    fc.property(logical, tosses, agents, (tree, toss, agent) => {
      const source = print(tree, OR, toss);
      fc.pre(source.length <= 4096);
      return compileWhere(source).matches(agent) === truthOf(tree, agent);
    }),
    { numRuns: 5000 },
  );
  t.pass();
});

test('a condition printed with parentheses everywhere means the same', (t) => {
  fc.assert(
    fc.property(logical, tosses, agents, (tree, toss, agent) => {
      const source = print(tree, ATOMS_ONLY, toss);
      fc.pre(source.length <= 4096);
      return compileWhere(source).matches(agent) === truthOf(tree, agent);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('a sort order printed with the fewest parentheses gives the number of its tree, always finite', (t) => {
  fc.assert(
    fc.property(numeric, tosses, agents, (tree, toss, agent) => {
      const source = `${printNumber(tree, SUM, toss)};`;
      fc.pre(source.length <= 4096);
      const score = compileSort(source).score(agent);
      return Object.is(score, numberOf(tree, agent) + 0) && Number.isFinite(score);
    }),
    { numRuns: 5000 },
  );
  t.pass();
});

const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['skills', '[', ']', '(', ')', "'a'", '"b"', 'in', 'not', 'and', 'or', '&&', '||', '!'],
        ...['-', '+', '*', '/', '%', '<', '<=', '==', '!=', '1', '0', '60.0', 'get', 'has', ';'],
        ...['true', 'false', ' ', '\n', "'", '"', '=', '.', '__proto__', '\u0000', '\ud800'],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .chain((parts) => fc.constantFrom(parts.join(''), parts.join(' ')));

const isSound = (source: string, run: () => unknown): boolean => {
  try {
    const result = run();
    return typeof result === 'boolean' || Number.isFinite(result);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { line, column, offset } = error;
    return line >= 1 && column >= 1 && offset >= 0 && offset <= source.length;
  }
};

test('any text is either compiled or refused with a position inside it', (t) => {
  fc.assert(
    fc.property(
      scraps,
      agents,
      (source, agent) =>
        isSound(source, () => compileWhere(source).matches(agent)) &&
        isSound(source, () => compileSort(source).score(agent)),
    ),
    { numRuns: 20_000 },
  );
  t.pass();
});

test('a sound condition with one character changed is compiled or refused with a position inside it', (t) => {
  fc.assert(
    fc.property(
      logical,
      tosses,
      fc.nat(),
      fc.string({ unit: 'binary', maxLength: 1 }),
      agents,
      (tree, toss, place, character, agent) => {
        const source = print(tree, OR, toss);
        const at = place % (source.length + 1);
        const changed = source.slice(0, at) + character + source.slice(at + 1);
        return isSound(changed, () => compileWhere(changed).matches(agent));
      },
    ),
    { numRuns: 5000 },
  );
  t.pass();
});
