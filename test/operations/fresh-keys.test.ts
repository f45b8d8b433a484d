import { pino } from 'pino';
import test from 'ava';
import { FreshKeys } from '../../src/operations/fresh-keys.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';

const log = pino({ level: 'silent' });

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('keys are read again and again, also after they once could not be, until it is stopped', async (t) => {
  const clock = new MemoryClock();
  let times = 0;
  const refresh = (): Promise<void> => {
    times += 1;
    return times === 1 ? Promise.reject(new Error('the disk is full')) : Promise.resolve();
  };
  const fresh = new FreshKeys({ keys: { refresh }, clock, log });
  fresh.start();
  for (const expected of [1, 2, 3]) {
    clock.advance(700);
    await turn();
    t.is(times, expected);
  }
  await fresh.stop();
  clock.advance(10_000);
  await turn();
  t.is(times, 3);
});
