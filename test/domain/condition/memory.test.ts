import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import test from 'ava';
import { compileWhere, type CompiledWhere } from '../../../src/domain/condition/compile.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const LONGEST = 4096;
const COUNT = 200;

/** Chains of more are refused. */
const MOST_CHAINED = 200;

/** Nearly as long as an expression may be: chains of the same part, chained with each other. */
const longestOf = (part: string): string => {
  const chain = (parts: number): string => `(${Array<string>(parts).fill(part).join('&&')})`;
  const length = chain(MOST_CHAINED).length + 2;
  return Array<string>(Math.floor(LONGEST / length))
    .fill(chain(MOST_CHAINED))
    .join('&&');
};

const bytesNow = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** What each of many that are alike takes besides its text. */
const bytesOfEach = (source: string): number => {
  const before = bytesNow();
  const compiled: CompiledWhere[] = [];
  for (let n = 0; n < COUNT; n += 1) compiled.push(compileWhere(source));
  const bytes = (bytesNow() - before) / COUNT;
  // They are needed until here.
  return compiled.every((one) => one.matches(new Map())) ? bytes : NaN;
};

for (const [what, source, most] of [
  ['comparisons of numbers', longestOf('1<2'), 20_000],
  ['questions for skills', longestOf('!has("a")'), 8_000],
] as const) {
  test.serial(`the longest condition of ${what} is kept in a few bytes for each character`, (t) => {
    compileWhere(source);
    const bytes = bytesOfEach(source);
    t.true(bytes < most, `${Math.round(bytes)} bytes for ${source.length} characters`);
  });
}
