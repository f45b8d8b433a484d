import test from 'ava';
import { FairScheduler } from '../../../src/operations/runtime/fair-scheduler.ts';

const PIECE_MS = 2;

/** FairScheduler by a clock that goes on with what is done, and with nothing else. */
class TimedScheduler extends FairScheduler {
  readonly #clock: { now: number };

  constructor() {
    const clock = { now: 0 };
    super(() => clock.now);
    this.#clock = clock;
  }

  /** Keeps the processor busy, as a request does. */
  work(): void {
    this.#clock.now += PIECE_MS;
  }
}

/** Each asked for by a request that came through a connection of its own. */
const pieces = (
  scheduler: TimedScheduler,
  owner: string,
  count: number,
  done: string[],
): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      await new Promise(setImmediate);
      await scheduler.turn(owner);
      scheduler.work();
      done.push(owner);
    }),
  );

test('while there is little to do, everybody is served at once', (t) => {
  const scheduler = new TimedScheduler();
  t.is(scheduler.turn('acme'), null);
  t.is(scheduler.turn('other'), null);
  t.is(scheduler.queueLength, 0);
});

test('who asks for little goes before all that others have asked for already', async (t) => {
  const scheduler = new TimedScheduler();
  const done: string[] = [];
  const noisy = pieces(scheduler, 'noisy', 100, done);
  await new Promise(setImmediate);
  const quiet = pieces(scheduler, 'quiet', 1, done);
  await Promise.all([noisy, quiet]);
  const place = done.indexOf('quiet');
  t.true(place >= 0 && place < 20, `after ${place} of noisy's`);
});

test('two who ask for much have as much of the processor', async (t) => {
  const scheduler = new TimedScheduler();
  const done: string[] = [];
  await Promise.all([pieces(scheduler, 'noisy', 60, done), pieces(scheduler, 'loud', 40, done)]);
  // The first pieces began before the second asked.
  const both = done.slice(10, 70);
  const share = both.filter((owner) => owner === 'loud').length / both.length;
  t.true(share > 0.35 && share < 0.65, `${share}`);
});

test('input is heard between two turns, however many wait', async (t) => {
  const scheduler = new TimedScheduler();
  const done: string[] = [];
  const all = pieces(scheduler, 'noisy', 50, done);
  await new Promise(setImmediate);
  t.true(done.length < 40, `${done.length} were done before the event loop went round`);
  await all;
});
