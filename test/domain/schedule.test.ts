import test from 'ava';
import { isOpen, type Schedule } from '../../src/domain/schedule.ts';

const OFFICE: Schedule = {
  timeZone: 'Europe/Berlin',
  week: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' },
    { days: ['fri'], from: '22:00', to: '02:00' },
  ],
  dates: [
    { date: '2026-12-24', hours: [{ from: '09:00', to: '12:00' }] },
    { date: '2026-12-25', hours: [] },
  ],
};

const at = (moment: string): boolean => isOpen(OFFICE, Date.parse(moment));

test('without a schedule a call center is always open', (t) => {
  t.true(isOpen(null, 0));
});

test('hours of the week are those of the time zone, in summer and in winter', (t) => {
  // Mondays; Berlin is one hour ahead of UTC in winter, two in summer.
  t.deepEqual([at('2026-11-30T07:59:59Z'), at('2026-11-30T08:00:00Z')], [false, true]);
  t.deepEqual([at('2026-11-30T16:59:59Z'), at('2026-11-30T17:00:00Z')], [true, false]);
  t.deepEqual([at('2026-07-06T06:59:59Z'), at('2026-07-06T07:00:00Z')], [false, true]);
  t.false(at('2026-11-29T12:00:00Z'), 'Sunday');
});

test('hours that end the next day go on past midnight, and only then', (t) => {
  t.true(at('2026-11-27T21:00:00Z'), 'Friday 22:00');
  t.true(at('2026-11-28T00:59:59Z'), 'Saturday 01:59');
  t.false(at('2026-11-28T01:00:00Z'), 'Saturday 02:00');
  t.false(at('2026-11-27T00:30:00Z'), 'Friday 01:30, after a Thursday');
});

test('a date has its own hours in place of those of its week, or none', (t) => {
  t.true(at('2026-12-24T08:30:00Z'));
  t.false(at('2026-12-24T12:30:00Z'));
  t.false(at('2026-12-25T09:00:00Z'));
  // 25 December 2026 is a Friday: what would go on past its midnight does not either.
  t.false(at('2026-12-26T00:30:00Z'));
});

test('24:00 is the end of the day', (t) => {
  const always: Schedule = {
    timeZone: 'Asia/Shanghai',
    week: [{ days: ['sat'], from: '00:00', to: '24:00' }],
    dates: [],
  };
  t.true(isOpen(always, Date.parse('2026-11-28T15:59:59Z')));
  t.false(isOpen(always, Date.parse('2026-11-28T16:00:00Z')));
  t.false(isOpen(always, Date.parse('2026-11-27T15:59:59Z')));
});
