import test from 'ava';
import { Turns } from '../../src/operations/turns.ts';

const PIECE_MS = 2;

/** Keeps the processor busy, as a request does. */
const work = (): void => {
  const until = performance.now() + PIECE_MS;
  while (performance.now() < until);
};

/** Each asked for by a request that came through a connection of its own. */
const pieces = (turns: Turns, owner: string, count: number, done: string[]): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      await new Promise(setImmediate);
      await turns.take(owner);
      work();
      done.push(owner);
    }),
  );

test('while there is little to do, everybody is served at once', (t) => {
  const turns = new Turns();
  t.is(turns.take('acme'), null);
  t.is(turns.take('other'), null);
  t.is(turns.queueLength, 0);
});

test('who asks for little goes before all that others have asked for already', async (t) => {
  const turns = new Turns();
  const done: string[] = [];
  const noisy = pieces(turns, 'noisy', 100, done);
  await new Promise(setImmediate);
  const quiet = pieces(turns, 'quiet', 1, done);
  await Promise.all([noisy, quiet]);
  const place = done.indexOf('quiet');
  t.true(place >= 0 && place < 20, `after ${place} of noisy's`);
});

test('two who ask for much have as much of the processor', async (t) => {
  const turns = new Turns();
  const done: string[] = [];
  await Promise.all([pieces(turns, 'noisy', 60, done), pieces(turns, 'loud', 40, done)]);
  // The first pieces began before the second asked.
  const both = done.slice(10, 70);
  const share = both.filter((owner) => owner === 'loud').length / both.length;
  t.true(share > 0.35 && share < 0.65, `${share}`);
});

test('input is heard between two turns, however many wait', async (t) => {
  const turns = new Turns();
  const done: string[] = [];
  const all = pieces(turns, 'noisy', 50, done);
  await new Promise((resolve) => setTimeout(resolve, PIECE_MS));
  t.true(done.length < 40, `${done.length} were done before the timer was heard`);
  await all;
});
