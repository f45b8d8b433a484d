/**
 * A million broken enqueue XMLs and expressions, and some as long as they may be: each must be understood or
 * refused with a position inside the text, and none may take a second. Usage: node --import=tsx test/fuzz.ts [--inputs N] [--seed N]
 */
import { parseArgs } from 'node:util';
import { compileSort, compileWhere, ExpressionError } from '../src/domain/condition/compile.ts';
import { EnqueueError } from '../src/domain/enqueue/enqueue-error.ts';
import { parseEnqueue } from '../src/domain/enqueue/parse-enqueue.ts';

const XML_SEEDS = [
  `<enqueue><route><condition name="sales"/></route></enqueue>`,
  `<?xml version="1.0"?>\n<enqueue wait_voice="w/x" ring_mode="2" play_num="true" reserve_state="busy/n"
 choice="lru" priority_raise="30" announce_position="true" announce_wait="false" announce_every="10" user_data="a&amp;&#x41;"><!-- c --><route><target name="1004" priority="50" timeout="20"/>
<skill name="投诉" queue_timeout="0" fetch_timeout='25'></skill></route><route><agent name="a"/></route></enqueue>`,
];
const XML_SCRAPS = [
  ...['<', '>', '/', '"', "'", '=', '&', ';', '&#', '&lt;', '<!--', '-->', '<!DOCTYPE x [', ']>'],
  ...[
    '<![CDATA[',
    ']]>',
    '<?x',
    '?>',
    '<enqueue>',
    '</enqueue>',
    '<route>',
    '</route>',
    ' name="b"',
  ],
  ...[
    '<!ENTITY a "b">',
    ' priority="9"',
    '\r\n',
    '\t',
    '\u0000',
    '\ud800',
    '💥',
    '__proto__',
    '&a;',
  ],
];
const EXPRESSION_SEEDS = [
  `'complaints' in skills and skills['phones'] > 60.0`,
  `get("complaints") > 75 || has("phones") && !has("trainee");`,
  `(skills['a'] * 0.4 + skills['b'] * 0.6) / 2 % 7 - -1`,
  `not ('a' not in skills or has("b") == true) and 1 <= 2`,
];
const EXPRESSION_SCRAPS = [
  ...['(', ')', '[', ']', '"', "'", '!', '-', '+', '*', '/', '%', '<', '<=', '==', '=', '&', '|'],
  ...[
    '&&',
    '||',
    ' not ',
    ' in ',
    ' and ',
    ' or ',
    'skills',
    'get(',
    'has(',
    '1e999',
    '0',
    '.',
    ';',
  ],
  ...["skills['a']", 'true', '\n', '\u0000', '\ud800', '💥', '__proto__', '((((((((', '!!!!!!!!'],
];

interface Subject {
  readonly name: string;
  readonly seeds: readonly string[];
  readonly scraps: readonly string[];
  /** Characters that are read at most. */
  readonly longest: number;
  /** Whether the text was understood; throws only what is no refusal. */
  readonly accepts: (text: string) => boolean;
}

interface Refusal extends Error {
  readonly line: number;
  readonly column: number;
}

const orRefusal =
  (run: () => unknown, isRefusal: (error: unknown) => error is Refusal) =>
  (text: string): boolean => {
    try {
      const result = run();
      if (typeof result === 'number' && !Number.isFinite(result)) throw new Error('not finite');
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const lines = text.split(/\r\n?|\n/).length;
      const { line, column } = error;
      if (line >= 1 && line <= lines && column >= 1 && column <= text.length + 1) return false;
      throw new Error(`position ${line}:${column} lies outside the text`, { cause: error });
    }
  };

const agent = new Map([
  ['a', 50],
  ['phones', 1e308],
]);
const isEnqueueError = (error: unknown): error is Refusal => error instanceof EnqueueError;
const isExpressionError = (error: unknown): error is Refusal => error instanceof ExpressionError;

const subjects: readonly Subject[] = [
  {
    name: 'enqueue XML',
    seeds: XML_SEEDS,
    scraps: XML_SCRAPS,
    longest: 65_000,
    accepts: (text) => orRefusal(() => parseEnqueue(text), isEnqueueError)(text),
  },
  {
    name: 'where',
    seeds: EXPRESSION_SEEDS,
    scraps: EXPRESSION_SCRAPS,
    longest: 4_096,
    accepts: (text) => orRefusal(() => compileWhere(text).matches(agent), isExpressionError)(text),
  },
  {
    name: 'sort',
    seeds: EXPRESSION_SEEDS,
    scraps: EXPRESSION_SCRAPS,
    longest: 4_096,
    accepts: (text) => orRefusal(() => compileSort(text).score(agent), isExpressionError)(text),
  },
];

/** mulberry32: small, seeded, good enough to choose places. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const pick = (items: readonly string[], random: (below: number) => number): string =>
  items[random(items.length)] ?? '';

/** A seed with up to three places cut, replaced, doubled or filled with scraps. */
const mutated = ({ seeds, scraps }: Subject, random: (below: number) => number): string => {
  let text = pick(seeds, random);
  for (let changes = random(4); changes > 0; changes -= 1) {
    const at = random(text.length + 1);
    const end = at + random(2) * random(9);
    const added = [
      () => pick(scraps, random),
      () => pick(scraps, random).repeat(random(300)),
      () => text.slice(at, at + random(60)),
      () => String.fromCharCode(random(0x10000)),
      () => '',
    ][random(5)]?.();
    text = text.slice(0, at) + (added ?? '') + text.slice(end);
  }
  return text;
};

interface Figures {
  accepted: number;
  refused: number;
  slowestMs: number;
}

/** Each scrap over and over, by itself and within something that had begun well. */
const longTexts = ({ seeds, scraps, longest }: Subject): string[] =>
  scraps.flatMap((scrap) => {
    const filling = scrap.repeat(Math.floor(longest / scrap.length));
    const begun = seeds.flatMap((seed) =>
      [seed.length >> 2, seed.length >> 1].map((at) => seed.slice(0, at) + filling),
    );
    return [filling, ...begun.map((text) => text.slice(0, longest))];
  });

const SLOWEST_MS = 1000;

/** Takes one text, and notes what came of it and how long that took. */
const take = (subject: Subject, text: string, figures: Figures): void => {
  const start = performance.now();
  if (subject.accepts(text)) figures.accepted += 1;
  else figures.refused += 1;
  const tookMs = performance.now() - start;
  figures.slowestMs = Math.max(figures.slowestMs, tookMs);
  if (tookMs > SLOWEST_MS) throw new Error(`it took ${tookMs.toFixed(0)} ms`);
};

const fuzz = (subject: Subject, inputs: number, seed: number): Figures => {
  const random = randomFrom(seed);
  const figures: Figures = { accepted: 0, refused: 0, slowestMs: 0 };
  for (let input = 0; input < inputs; input += 1) {
    const text = mutated(subject, random);
    try {
      take(subject, text, figures);
    } catch (cause) {
      throw new Error(`${subject.name}, seed ${seed}: ${JSON.stringify(text)}`, { cause });
    }
  }
  return figures;
};

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const inputs = Math.ceil(Number(values.inputs) / subjects.length);

for (const subject of subjects) {
  const long: Figures = { accepted: 0, refused: 0, slowestMs: 0 };
  for (const text of longTexts(subject)) take(subject, text, long);
  const { slowestMs: longestMs } = long;
  console.log(
    `${subject.name.padEnd(12)} ${long.accepted + long.refused} texts of ${subject.longest} characters, slowest ${longestMs.toFixed(1)} ms`,
  );
  const start = performance.now();
  const { accepted, refused, slowestMs } = fuzz(subject, inputs, Number(values.seed));
  const perSecond = Math.round((inputs / (performance.now() - start)) * 1000);
  console.log(
    `${subject.name.padEnd(12)} seed ${values.seed}: ${accepted} understood, ${refused} refused with a position, ` +
      `slowest ${slowestMs.toFixed(1)} ms, ${perSecond} a second`,
  );
}
