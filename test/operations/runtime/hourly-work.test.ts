import test from 'ava';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { HourlyWork, type Pace } from '../../../src/operations/runtime/hourly-work.ts';
import { MemoryClock } from '../../helpers/memory-clock.ts';

const HOUR_MS = 3_600_000;
const FIRST_AFTER_MS = 5000;

/** Work under way, a clock that stands, and what the log was told. */
const scene = (work: (pace: Pace) => Promise<void>) => {
  const clock = new MemoryClock();
  const lines: string[] = [];
  const note = (_fields: object, message: string) => void lines.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const failure = 'cannot sweep';
  const hourly = new HourlyWork({ clock, log, firstAfterMs: FIRST_AFTER_MS, work, failure });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await nextTurn();
  };
  return { hourly, pass, lines };
};

test('work is done for the first time when told, and again an hour after it was done', async (t) => {
  let times = 0;
  const { hourly, pass, lines } = scene(() => {
    times += 1;
    return Promise.resolve();
  });
  hourly.start();
  await pass(FIRST_AFTER_MS - 1);
  t.is(times, 0);
  await pass(1);
  t.is(times, 1);
  await pass(HOUR_MS - 1);
  t.is(times, 1);
  await pass(1);
  t.is(times, 2);
  t.deepEqual(lines, []);
});

test('work that takes long is not begun a second time meanwhile', async (t) => {
  let times = 0;
  const { hourly, pass } = scene(async (pace) => {
    times += 1;
    await pace.rest(3 * HOUR_MS);
  });
  hourly.start();
  await pass(FIRST_AFTER_MS);
  await pass(2 * HOUR_MS);
  t.is(times, 1);
  await pass(HOUR_MS);
  t.is(times, 1);
  await pass(HOUR_MS);
  t.is(times, 2);
  await hourly.stop();
});

test('work that fails is logged and tried again an hour later', async (t) => {
  let times = 0;
  const { hourly, pass, lines } = scene(() => {
    times += 1;
    return times === 1 ? Promise.reject(new Error('the disk is full')) : Promise.resolve();
  });
  hourly.start();
  await pass(FIRST_AFTER_MS);
  t.deepEqual(lines, ['cannot sweep; trying again in an hour']);
  await pass(HOUR_MS - 1);
  t.is(times, 1);
  await pass(1);
  t.is(times, 2);
  t.is(lines.length, 1);
});

test('a rest is as long as asked for', async (t) => {
  const told: string[] = [];
  const { hourly, pass } = scene(async (pace) => {
    told.push('before');
    told.push((await pace.rest(200)) ? 'goes on' : 'ends');
  });
  hourly.start();
  await pass(FIRST_AFTER_MS);
  await pass(199);
  t.deepEqual(told, ['before']);
  await pass(1);
  t.deepEqual(told, ['before', 'goes on']);
});

test('a stop ends a rest, waits for the portion that is being done, and then all is over', async (t) => {
  const told: string[] = [];
  let finishPortion = (): void => undefined;
  const { hourly, pass } = scene(async (pace) => {
    told.push((await pace.rest(200)) ? 'goes on' : 'ends');
    await new Promise<void>((resolve) => {
      finishPortion = resolve;
    });
    told.push((await pace.rest(200)) ? 'goes on' : 'ends');
  });
  hourly.start();
  await pass(FIRST_AFTER_MS);
  const stopped = hourly.stop().then(() => told.push('stopped'));
  await nextTurn();
  t.deepEqual(told, ['ends']);
  t.true(hourly.isStopped);
  finishPortion();
  await stopped;
  t.deepEqual(told, ['ends', 'ends', 'stopped']);
  await pass(2 * HOUR_MS);
  t.is(told.length, 3);
});

test('work that was stopped before its time is never done', async (t) => {
  let times = 0;
  const { hourly, pass } = scene(() => {
    times += 1;
    return Promise.resolve();
  });
  hourly.start();
  await hourly.stop();
  await pass(2 * HOUR_MS);
  t.is(times, 0);
});
