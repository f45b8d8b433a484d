import test from 'ava';
import {
  compileSort,
  compileWhere,
  ExpressionError,
} from '../../../src/domain/condition/compile.ts';

const ana = new Map([
  ['complaints', 70],
  ['phones', 61],
  ['zero', 0],
]);

const refusal = (compile: () => unknown): ExpressionError => {
  try {
    compile();
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const truths: readonly (readonly [source: string, expected: boolean])[] = [
  [`'complaints' in skills and skills['phones'] > 60.0`, true],
  [`skills["complaints"] > 75 or (skills["complaints"] > 60 and "phones" in skills)`, true],
  [`get("complaints") > 75 || has("phones") && !has("trainee");`, true],
  [`has('zero') and skills['zero'] == 0`, true],
  [`has('absent') or skills['absent'] != 0`, false],
  [`'absent' not in skills`, true],
  [`not 'absent' in skills`, true],
  [`not not has('phones')`, true],
  [`!!has("phones")`, true],
  [`!has('phones') == false`, true],
  [`has('phones') == has('complaints')`, true],
  [`has('phones') != ('absent' in skills)`, true],
  [`true or false and false`, true],
  [`(true or false) and false`, false],
  [`not true or true`, true],
  [`not (true or true)`, false],
  [`not 1 > 2`, true],
  [`1 + 2 * 3 == 7`, true],
  [`(1 + 2) * 3 == 9`, true],
  [`10 - 4 - 3 == 3`, true],
  [`16 / 4 / 2 == 2`, true],
  [`17 % 10 % 4 == 3`, true],
  [`2 * -3 == -6`, true],
  [`- - 2 == 2`, true],
  [`2--2 == 4`, true],
  [`.5 + 1e1 == 10.5`, true],
  [`1 <= 1 && 1 >= 1 && !(1 < 1) && !(1 > 1)`, true],
  [`('complaints') in skills`, true],
  [`\n\ttrue\r\n;\n`, true],
  [`has('__proto__') or has('constructor') or has('toString')`, false],
  [`get('__proto__') + get('hasOwnProperty') == 0`, true],
  [`get('数学') == 0 and not has("Grüße")`, true],
];

for (const [source, expected] of truths) {
  test(`the condition ${JSON.stringify(source)} is ${String(expected)}`, (t) => {
    t.is(compileWhere(source).matches(ana), expected);
  });
}

const scores: readonly (readonly [source: string, expected: number])[] = [
  [`(skills['complaints'] * 0.4 + skills['phones'] * 0.6) / 2`, (70 * 0.4 + 61 * 0.6) / 2],
  [`0`, 0],
  [`-0`, 0],
  [`skills['absent'] / 3`, 0],
  [`1 / 0`, 0],
  [`1 / -skills['zero']`, 0],
  [`1 % 0`, 0],
  [`7 % 3`, 1],
  [`-7 % 3`, -1],
  [`1e308 * 10`, Number.MAX_VALUE],
  [`-1e308 * 10`, -Number.MAX_VALUE],
  [`1e308 * 10 - 1e308 * 10`, 0],
  [`1 / 1e-320`, Number.MAX_VALUE],
  [`get("complaints");`, 70],
];

for (const [source, expected] of scores) {
  test(`the sort order ${source} gives ${expected}`, (t) => {
    t.is(compileSort(source).score(ana), expected);
  });
}

const refusedWheres: readonly (readonly [
  source: string,
  line: number,
  column: number,
  says: RegExp,
])[] = [
  ['', 1, 1, /expected here, not the end/],
  [' ;', 1, 2, /expected/],
  ['1', 1, 1, /condition must be true or false, but this is a number/],
  ['(1 + 2)', 1, 2, /must be true or false/],
  [`'phones'`, 1, 1, /string, which may only name a skill/],
  ['true;;', 1, 6, /the end is expected here, not ;/],
  ['true true', 1, 6, /operator or the end/],
  ['true and\n  1', 2, 3, /right side of "and"/],
  ['1 and true', 1, 1, /left side of "and"/],
  ['true or\r\n\r\n"x"', 3, 1, /right side of "or"/],
  ['!1', 1, 2, /follows "!"/],
  [`!'a' in skills`, 1, 2, /follows "!"/],
  ['not 1', 1, 5, /follows "not"/],
  ['-true > 1', 1, 2, /follows "-"/],
  ['true + 1 > 2', 1, 1, /left side of "\+"/],
  ['1 * has("a") > 2', 1, 5, /right side of "\*"/],
  ['true < false', 1, 1, /left side of "<" must be a number/],
  ['1 == true', 1, 6, /right side of "=="/],
  ['true != 1', 1, 9, /right side of "!="/],
  [`'a' == 'a'`, 1, 1, /string, which may only name a skill/],
  ['1 < 2 < 3', 1, 7, /cannot be chained/],
  ['true == true == true', 1, 14, /cannot be chained/],
  [`'a' in skills in skills`, 1, 15, /name of a skill|chained/],
  ['true == not true', 1, 9, /"not" binds less/],
  ['1 in skills', 1, 1, /name of a skill is expected/],
  [`'a' in skill`, 1, 8, /"skills" is expected here, not skill/],
  [`'a' not skills`, 1, 5, /operator or the end/],
  ['skills > 1', 1, 8, /"\[" is expected/],
  ['skills[phones] > 1', 1, 8, /skills\["name"\]/],
  ['skills[1] > 1', 1, 8, /name of a skill is expected/],
  [`skills['a'`, 1, 11, /"\]" is expected here, not the end/],
  [`get('a', 'b') > 1`, 1, 8, /"\)" is expected|means nothing/],
  [`has('')`, 1, 5, /cannot be the name of a skill/],
  [`has('two words')`, 1, 5, /cannot be the name of a skill/],
  [`has('${'x'.repeat(65)}')`, 1, 5, /1 to 64 letters/],
  ['(true', 1, 6, /"\)" is expected here, not the end/],
  ['true)', 1, 5, /operator or the end/],
  ['process.exit()', 1, 8, /"\." means nothing/],
  ['exit(1)', 1, 1, /get\("skill"\) or has\("skill"\) is expected here, not exit/],
  ['x > 1', 1, 1, /expected here, not x/],
  ['TRUE', 1, 1, /not TRUE/],
  [`a = 1`, 1, 3, /equality is written "=="/],
  ['1 === 1', 1, 5, /equality is written "=="/],
  ['true & true', 1, 6, /write "&&"/],
  ['true | true', 1, 6, /write "\|\|"/],
  [`has('a`, 1, 5, /never closed/],
  ['1e999 > 1', 1, 1, /too large/],
  ['true\u0000', 1, 5, /means nothing/],
  ['true 💥', 1, 6, /"💥" means nothing/],
  ['1 <> 2', 1, 4, /expected here, not >/],
  ['1abc > 2', 1, 2, /operator or the end is expected here, not abc/],
  ['`a` in skills', 1, 1, /means nothing/],
];

for (const [source, line, column, says] of refusedWheres) {
  test(`the condition ${JSON.stringify(source)} is refused at ${line}:${column}`, (t) => {
    const error = refusal(() => compileWhere(source));
    t.regex(error.message, says);
    t.deepEqual([error.line, error.column], [line, column]);
    t.true(error.message.endsWith(`(line ${line}, column ${column})`));
  });
}

test('a sort order that is true or false is refused with its position', (t) => {
  const error = refusal(() => compileSort(`  has('phones') or true`));
  t.regex(error.message, /sort order must be a number, but this is true or false/);
  t.is(error.offset, 2);
});

test('the skills that an expression mentions are known', (t) => {
  const { skills } = compileWhere(`'a' in skills and get("b") > skills['c'] or has("a")`);
  t.deepEqual([...skills].sort(), ['a', 'b', 'c']);
  t.deepEqual([...compileSort('1').skills], []);
});

test('a score that is no finite number counts as 0', (t) => {
  const broken = new Map([
    ['a', Number.NaN],
    ['b', Number.POSITIVE_INFINITY],
  ]);
  t.is(compileSort(`skills['a'] + skills['b']`).score(broken), 0);
});

test('an expression may be 4096 characters long and no longer', (t) => {
  t.true(compileWhere('true'.padEnd(4096)).matches(ana));
  const error = refusal(() => compileWhere('true'.padEnd(4097)));
  t.regex(error.message, /longer than 4096/);
  t.is(error.offset, 4096);
});

const within = (open: string, inner: string, close: string, times: number): string =>
  open.repeat(times) + inner + close.repeat(times);

test('a hundred levels of nesting are accepted, more are refused with the position', (t) => {
  t.true(compileWhere(within('(', 'true', ')', 100)).matches(ana));
  t.true(compileWhere(within('!', 'true', '', 100)).matches(ana));
  t.true(compileWhere(within('not ', 'true', '', 100)).matches(ana));
  for (const open of ['(', '!', 'not ', '-', 'skills[', '(!']) {
    const error = refusal(() => compileWhere(open.repeat(4096 / open.length)));
    t.regex(error.message, /nested deeper than 100 levels/, open);
    t.true(error.offset > 0);
  }
});

test('a chain of hundreds of operators is evaluated, one of thousands is refused', (t) => {
  const terms = Array.from({ length: 400 }, () => '1');
  t.is(compileSort(terms.join('+')).score(ana), 400);
  t.true(
    compileWhere(Array.from({ length: 400 }, () => `has("a")`).join('||') + '||true').matches(ana),
  );
  t.regex(refusal(() => compileSort('1+'.repeat(2000) + '1')).message, /deeper than 500 levels/);
});
