import test from 'ava';
import { Turns } from '../../../src/operations/runtime/turns.ts';

const PIECE_MS = 2;

/** Turns by a clock that goes on with what is done, and with nothing else. */
class TimedTurns extends Turns {
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
  turns: TimedTurns,
  owner: string,
  count: number,
  done: string[],
): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      await new Promise(setImmediate);
      await turns.take(owner);
      turns.work();
      done.push(owner);
    }),
  );

test('while there is little to do, everybody is served at once', (t) => {
  const turns = new TimedTurns();
  t.is(turns.take('acme'), null);
  t.is(turns.take('other'), null);
  t.is(turns.queueLength, 0);
});

test('who asks for little goes before all that others have asked for already', async (t) => {
  const turns = new TimedTurns();
  const done: string[] = [];
  const noisy = pieces(turns, 'noisy', 100, done);
  await new Promise(setImmediate);
  const quiet = pieces(turns, 'quiet', 1, done);
  await Promise.all([noisy, quiet]);
  const place = done.indexOf('quiet');
  t.true(place >= 0 && place < 20, `after ${place} of noisy's`);
});

test('two who ask for much have as much of the processor', async (t) => {
  const turns = new TimedTurns();
  const done: string[] = [];
  await Promise.all([pieces(turns, 'noisy', 60, done), pieces(turns, 'loud', 40, done)]);
  // The first pieces began before the second asked.
  const both = done.slice(10, 70);
  const share = both.filter((owner) => owner === 'loud').length / both.length;
  t.true(share > 0.35 && share < 0.65, `${share}`);
});

test('input is heard between two turns, however many wait', async (t) => {
  const turns = new TimedTurns();
  const done: string[] = [];
  const all = pieces(turns, 'noisy', 50, done);
  await new Promise(setImmediate);
  t.true(done.length < 40, `${done.length} were done before the event loop went round`);
  await all;
});
