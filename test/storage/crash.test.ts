import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import test from 'ava';
import { openStore } from '../../src/storage/open-store.ts';
import { nodeArguments } from '../helpers/project.ts';
import { ACME, temporaryPath } from './temporary-store.ts';

const ANY = { state: null, agent: null, since: null };

/** Lets a process write from batch `first` on, and kills it after some; the last it said was stored. */
const writeAndDie = async (path: string, first: number, batches: number): Promise<number> => {
  const args = nodeArguments('test/storage/crash-writer.ts', path, String(first));
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(writer, 'exit');
  let stored = first - 1;
  for await (const line of createInterface({ input: writer.stdout })) {
    stored = Number(line);
    if (stored >= first + batches) writer.kill('SIGKILL');
  }
  const [, signal] = (await exited) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('the writer ended before it was killed');
  return stored;
};

test('given a process killed while it commits, every batch is there whole or not at all', async (t) => {
  const path = await temporaryPath(t);
  let next = 0;
  for (const batches of [40, 137, 400]) {
    const stored = await writeAndDie(path, next, batches);
    const store = await openStore(path);
    const records = await store.load(ACME);
    const last = records?.agents[0]?.noAnswers ?? -1;
    t.true(last >= stored, `batch ${stored} was said to be stored; the last found is ${last}`);
    const { totalCount } = await store.listQueueTasks(ACME, ANY, { number: 1, size: 1 });
    t.is(totalCount, last + 1);
    t.deepEqual(
      records?.calls.map(({ id }) => String(id)),
      [`c${last}`],
    );
    const events = await store.eventsAfter(ACME, 0, 1_000_000);
    t.deepEqual(
      events.map(({ body }) => [body['n'], body['part']]),
      Array.from({ length: 3 * (last + 1) }, (_, i) => [Math.floor(i / 3), i % 3]),
    );
    await store.close();
    next = last + 1;
  }
});
