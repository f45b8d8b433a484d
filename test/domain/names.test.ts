import test from 'ava';
import { parseSettableState } from '../../src/domain/agent-state.ts';
import { compileWhere } from '../../src/domain/condition/compile.ts';
import { parseEnqueue } from '../../src/domain/enqueue/parse-enqueue.ts';
import { isName } from '../../src/domain/names.ts';

const COMPOSED = 'Zo\u00EB';
const DECOMPOSED = 'Zoe\u0308';

test('a name has a letter or a digit, in any language, and nothing that cannot be seen', (t) => {
  for (const name of ['ana', '7', '李娜', 'e\u0301', '_a', '..7', 'a'.repeat(64)]) {
    t.true(isName(name), JSON.stringify(name));
  }
  for (const name of [
    '',
    '.',
    '..',
    '_-',
    '\u115F',
    'a\u3164',
    'a\uFE0F',
    'a\u{E0100}',
    'a\u200D',
  ]) {
    t.false(isName(name), JSON.stringify(name));
  }
});

test('a name of 64 letters is as long in whichever form they are written', (t) => {
  t.true(isName('e\u0301'.repeat(64)));
  t.false(isName('e\u0301'.repeat(65)));
});

test('a skill in a condition and a name in an <enqueue> are the same in whichever form they are written', (t) => {
  const where = compileWhere(`'${DECOMPOSED}' in skills and get("${DECOMPOSED}") > 60`);
  t.deepEqual([...where.skills], [COMPOSED]);
  t.true(where.matches(new Map([[COMPOSED, 70]])));
  const xml = `<enqueue channel="${DECOMPOSED}"><route><target name="${DECOMPOSED}"/><skill name="${DECOMPOSED}"/></route></enqueue>`;
  t.notRegex(JSON.stringify(parseEnqueue(xml)), /\u0308/);
});

test('a note of a state is kept in one form', (t) => {
  const state = parseSettableState('busy/cafe\u0301');
  t.deepEqual(state, { kind: 'busy', note: 'caf\u00E9' });
});
