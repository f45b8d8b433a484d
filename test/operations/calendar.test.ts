import test from 'ava';
import fc from 'fast-check';
import { Calendar } from '../../src/operations/calendar.ts';

const HOUR_MS = 3_600_000;

const at = (text: string): number => Date.parse(text);

const shown = (calendar: Calendar, kind: 'days' | 'hours', from: string, to: string): string[] =>
  calendar[kind]({ from: at(from), to: at(to) }).map((interval) => calendar.format(interval.from));

test('days begin at midnight on the wall, whatever the clocks do', (t) => {
  const berlin = new Calendar('Europe/Berlin');
  t.deepEqual(shown(berlin, 'days', '2026-10-23T22:00Z', '2026-10-26T23:00Z'), [
    '2026-10-24T00:00:00+02:00',
    '2026-10-25T00:00:00+02:00',
    '2026-10-26T00:00:00+01:00',
  ]);
  const [, longDay] = berlin.days({ from: at('2026-10-23T22:00Z'), to: at('2026-10-26T23:00Z') });
  t.is(((longDay?.to ?? 0) - (longDay?.from ?? 0)) / HOUR_MS, 25);
});

test('the hour that comes twice is two hours', (t) => {
  t.deepEqual(
    shown(new Calendar('Europe/Berlin'), 'hours', '2026-10-24T23:00Z', '2026-10-25T03:00Z'),
    [
      '2026-10-25T01:00:00+02:00',
      '2026-10-25T02:00:00+02:00',
      '2026-10-25T02:00:00+01:00',
      '2026-10-25T03:00:00+01:00',
    ],
  );
});

test('the hour that is left out is none', (t) => {
  t.deepEqual(
    shown(new Calendar('America/New_York'), 'hours', '2026-03-08T05:00Z', '2026-03-08T08:00Z'),
    ['2026-03-08T00:00:00-05:00', '2026-03-08T01:00:00-05:00', '2026-03-08T03:00:00-04:00'],
  );
});

test('hours of zones with half and quarter hours begin on the hour of the wall', (t) => {
  t.deepEqual(
    shown(new Calendar('Asia/Kathmandu'), 'hours', '2026-01-01T00:00Z', '2026-01-01T02:00Z'),
    ['2026-01-01T05:45:00+05:45', '2026-01-01T06:00:00+05:45', '2026-01-01T07:00:00+05:45'],
  );
});

test('a clock that is put back by half an hour makes an hour of half the length', (t) => {
  t.deepEqual(
    shown(new Calendar('Australia/Lord_Howe'), 'hours', '2026-04-04T14:00Z', '2026-04-04T16:30Z'),
    ['2026-04-05T01:00:00+11:00', '2026-04-05T01:30:00+10:30', '2026-04-05T02:00:00+10:30'],
  );
});

test('a day that begins at one because midnight is left out is a day', (t) => {
  t.deepEqual(
    shown(new Calendar('Asia/Beirut'), 'days', '2026-03-28T12:00Z', '2026-03-30T12:00Z'),
    ['2026-03-28T14:00:00+02:00', '2026-03-29T01:00:00+03:00', '2026-03-30T00:00:00+03:00'],
  );
});

test('a day that a zone left out is none', (t) => {
  const apia = new Calendar('Pacific/Apia');
  t.deepEqual(
    shown(apia, 'days', '2011-12-29T12:00Z', '2012-01-01T09:59Z'),
    ['2011-12-29T02:00:00-10:00', '2011-12-31T00:00:00+14:00', '2012-01-01T00:00:00+14:00'].slice(
      0,
      3,
    ),
  );
  t.is(apia.format(apia.startOf('2011-12-30')), '2011-12-31T00:00:00+14:00');
});

test('the start of a day is found from any moment of it', (t) => {
  const santiago = new Calendar('America/Santiago');
  t.is(santiago.format(santiago.startOf('2026-09-06')), '2026-09-06T01:00:00-03:00');
  t.is(santiago.startOfDay(at('2026-09-06T20:00Z')), santiago.startOf('2026-09-06'));
});

test('a time zone that there is not is refused', (t) => {
  t.throws(() => new Calendar('Mars/Olympus'), { instanceOf: RangeError });
});

const ZONES = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Africa/Casablanca'];

test('whatever the zone, intervals follow each other, and each begins where the wall says so', (t) => {
  const start = at('2025-01-01T00:00Z');
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES, 'Australia/Lord_Howe', 'America/Asuncion', 'Asia/Shanghai'),
      fc.integer({ min: 0, max: 700 * 24 * 60 }),
      fc.integer({ min: 1, max: 4 * 24 * 60 }),
      (zone, minute, minutes) => {
        const calendar = new Calendar(zone);
        const from = start + minute * 60_000;
        const whole = { from, to: from + minutes * 60_000 };
        for (const kind of ['days', 'hours'] as const) {
          const intervals = calendar[kind](whole);
          t.is(intervals[0]?.from, whole.from);
          t.is(intervals.at(-1)?.to, whole.to);
          for (const [number, interval] of intervals.entries()) {
            t.true(interval.from < interval.to);
            const label = kind === 'days' ? 10 : 13;
            const first = calendar.format(interval.from).slice(0, label);
            t.is(calendar.format(interval.to - 1).slice(0, label), first);
            if (number === 0) continue;
            t.is(intervals[number - 1]?.to, interval.from);
            const before = calendar.format(interval.from - 1);
            const after = calendar.format(interval.from);
            const isNew = before.slice(0, label) !== after.slice(0, label);
            t.true(isNew || before.slice(19) !== after.slice(19), `${zone} ${before} ${after}`);
          }
          const labels = intervals.map(({ from: moment }) =>
            kind === 'days' ? calendar.format(moment).slice(0, 10) : calendar.format(moment),
          );
          t.is(new Set(labels).size, labels.length);
        }
      },
    ),
    { numRuns: 60 },
  );
});
