import test from 'ava';
import type { CallcenterId } from '../../src/domain/ids.ts';
import { NO_CONTEXT } from '../../src/operations/ports/log-context.ts';
import { serveApi } from '../http/served-api.ts';

const PIECE_MS = 1;

/** Keeps the processor busy, as the sending of an answer does. */
const work = (): void => {
  const until = performance.now() + PIECE_MS;
  while (performance.now() < until);
};

test('many answers of one call center are given little by little, and another one is heard between', async (t) => {
  const { callcenters } = await serveApi(t);
  const done: string[] = [];
  let isWorking = false;
  const ask = async (id: string): Promise<void> => {
    const changes = { serviceLevelSeconds: done.length + 1 };
    const mailbox = callcenters.find(id as CallcenterId);
    await mailbox.ask({ kind: 'change-callcenter', changes }, NO_CONTEXT);
    if (isWorking) work();
    done.push(id);
  };
  for (const id of ['noisy', 'quiet']) await callcenters.put(id as CallcenterId, {}, NO_CONTEXT);
  // Code that has run often takes many steps in the time that a batch has.
  await Promise.all(Array.from({ length: 500 }, () => ask('noisy')));
  done.length = 0;
  isWorking = true;
  const noisy = Array.from({ length: 200 }, () => ask('noisy'));
  await new Promise(setImmediate);
  const quiet = ask('quiet');
  await Promise.all([...noisy, quiet]);
  const place = done.indexOf('quiet');
  t.true(place < 20, `after ${place} of noisy's`);
});
