import test from 'ava';
import fc from 'fast-check';
import { CHINESE } from '../../src/messages/chinese.ts';
import { ENGLISH } from '../../src/messages/english.ts';
import { access } from '../../src/messages/english/access.ts';
import { enqueue } from '../../src/messages/english/enqueue.ts';
import { expressions } from '../../src/messages/english/expressions.ts';
import { refusals } from '../../src/messages/english/refusals.ts';
import { requests } from '../../src/messages/english/requests.ts';
import { rules } from '../../src/messages/english/rules.ts';
import {
  type PlaceholderValue,
  type Phrase,
  phrase,
  type PhraseKey,
} from '../../src/messages/phrase.ts';
import { type Language, translate, translateWithoutTexts } from '../../src/messages/translate.ts';

const KEYS = Object.keys(ENGLISH) as PhraseKey[];
const LANGUAGES: readonly Language[] = ['en', 'zh'];
const HAN = /\p{Script=Han}/u;

const blanksIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

/** Nothing but a word of the API. */
const NAMES: readonly PhraseKey[] = ['enqueue-wrong', 'kind-null'];

const withoutBlanks = (text: string): string => text.replace(/\{\w+\}/g, '');

/** As it may come from anywhere, whatever the types say. */
const anyPhrase = (key: PhraseKey, placeholders: Record<string, PlaceholderValue>): Phrase => ({
  key,
  placeholders,
});

test('no two parts of the catalog have a key in common', (t) => {
  const parts = [requests, rules, refusals, enqueue, expressions, access].flatMap(Object.keys);
  t.deepEqual(parts.toSorted(), KEYS.toSorted());
});

test('both languages have the same keys, in the same order', (t) => {
  t.deepEqual(Object.keys(CHINESE), KEYS);
});

for (const key of KEYS) {
  test(`"${key}" leaves the same blanks in both languages`, (t) => {
    t.deepEqual(blanksIn(CHINESE[key]), blanksIn(ENGLISH[key]));
    for (const text of [CHINESE[key], ENGLISH[key]]) t.notRegex(withoutBlanks(text), /[{}]/);
  });

  test(`"${key}" is Chinese in Chinese, but for names that both have`, (t) => {
    t.notRegex(ENGLISH[key], HAN);
    const [chinese, english] = [withoutBlanks(CHINESE[key]), withoutBlanks(ENGLISH[key])];
    const words = new Set(['Asterisk', ...(english.match(/[A-Za-z]+/g) ?? [])]);
    for (const word of chinese.match(/[A-Za-z]+/g) ?? []) t.true(words.has(word), word);
    const isSaid = /[A-Za-z]{2}/.test(english) && !NAMES.includes(key);
    if (isSaid) t.regex(chinese, HAN);
  });
}

test('whatever is filled in is told as it is, in both languages', (t) => {
  const anyKey = fc.constantFrom(...KEYS);
  const anyText = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom('{agent}', '$&', '{', '坐席'),
  );
  fc.assert(
    fc.property(anyKey, fc.array(anyText, { minLength: 6, maxLength: 6 }), (key, texts) => {
      const blanks = blanksIn(ENGLISH[key]);
      const placeholders = Object.fromEntries(
        blanks.map((name, index) => [name, texts[index] ?? '']),
      );
      return LANGUAGES.every((language) => {
        const told = translate(anyPhrase(key, placeholders), language);
        return Object.values(placeholders).every((text) => told.includes(text));
      });
    }),
  );
  t.pass();
});

test('what is filled in may be a number, a list, or a phrase of the same language', (t) => {
  const range = phrase('whole-number', { least: 0, most: 99 });
  const reason = phrase('attribute-wrong', { attribute: 'priority', expected: range, value: 'x' });
  const whole = phrase('at-position', { reason, line: 2, column: 7 });
  t.is(
    translate(whole, 'en'),
    'priority must be a whole number from 0 to 99, not "x" (line 2, column 7)',
  );
  t.is(translate(whole, 'zh'), '属性 priority 应为 0 到 99 的整数，而不是“x”（第 2 行，第 7 列）');
  const list = phrase('one-of', { values: ['a', 'b'] });
  t.deepEqual(
    LANGUAGES.map((language) => translate(list, language)),
    ['one of a, b', ' a、b 之一'],
  );
});

test('a phrase that went through JSON says the same', (t) => {
  const said = phrase('condition-wrong', { part: 'where', reason: phrase('single-equals') });
  const again = JSON.parse(JSON.stringify(said)) as Phrase;
  for (const language of LANGUAGES) t.is(translate(again, language), translate(said, language));
});

test('texts that are filled in can be left out, however deep they are', (t) => {
  const expected = phrase('one-of', { values: ['a', 'b'] });
  const reason = phrase('attribute-wrong', { attribute: 'ringing', expected, value: 'secret' });
  const whole = phrase('at-position', { reason, line: 2, column: 7 });
  t.is(translateWithoutTexts(whole), '… must be one of a, b, not "…" (line 2, column 7)');
});
