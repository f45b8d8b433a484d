import test from 'ava';
import { DEFAULT_LIMITS } from '../../src/domain/limits-of-use.ts';
import { isNumberAllowed, isSameNumber } from '../../src/domain/telephone-numbers.ts';

const byDefault = (number: string): boolean =>
  isNumberAllowed(number, DEFAULT_LIMITS.allowedPrefixes, DEFAULT_LIMITS.deniedPrefixes);

test('by default satellites and premium rates are denied, however they are dialled', (t) => {
  const expensive = ['870773', '8816312', '88216123', '883510', '979123', '878101', '888123'];
  for (const number of expensive) {
    for (const code of ['+', '00', '011', '0011']) t.false(byDefault(code + number), code + number);
    t.true(byDefault(number), `${number} may be a number of the country`);
  }
});

test('by default all numbers of countries may be called', (t) => {
  const numbers = ['+4930123456', '004930123456', '01149301', '13800138000', '4008001', '0301234'];
  for (const number of [...numbers, '112', '*100#', '1']) t.true(byDefault(number), number);
});

test('a service code in front of a number opens no way to it', (t) => {
  for (const code of ['*31#', '#31#', '*67', '*', '#', '**21*', '*1*2#']) {
    t.false(byDefault(`${code}0088216123`), code);
    t.true(byDefault(`${code}004930123`), code);
  }
});

test('the longest prefix that fits decides, and of two that are as long the denied one', (t) => {
  const may = (number: string) =>
    isNumberAllowed(number, ['+49', '+49900', '0'], ['+4990', '+49900', '0900', '+44']);
  t.true(may('+4930123'));
  t.true(may('004930123'));
  t.true(may('030123'));
  t.false(may('+49901'), 'the denied one is longer');
  t.false(may('+49900'), 'both are as long');
  t.false(may('0900123'));
  t.false(may('0044123'), '0044 covers more of it than 0');
  t.false(may('+33123'), 'none fits where some are allowed');
});

test('with numbers that are allowed all that one may be taken for has to be allowed', (t) => {
  const may = (number: string) => isNumberAllowed(number, ['+49', '*31#'], []);
  t.true(may('*31#004930'));
  t.false(may('*31#004420'));
  t.false(may('*21#004930'), 'this code is not allowed');
  t.false(may('#0049#0044'));
});

test('numbers are the same as far as can be told', (t) => {
  for (const other of ['+4930', '004930', '0114930', '00114930'])
    t.true(isSameNumber('+4930', other));
  t.false(isSameNumber('+4930', '4930'));
  t.false(isSameNumber('030', '+4930'));
});
