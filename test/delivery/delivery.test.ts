import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import test from 'ava';
import { eventually } from '../helpers/eventually.ts';
import { nodeArguments } from '../helpers/project.ts';
import { type Behaviour, type ReceivedRequest, Receiver } from '../helpers/receiver.ts';
import { temporaryPath } from '../storage/temporary-store.ts';

const SERVICE = 'test/delivery/delivering.ts';
const SECRET = 'a-secret-of-sixteen-or-more';

/** As a receiver would do it, from what the header says. */
const isGenuine = ({ headers, body }: ReceivedRequest): boolean => {
  const header = String(headers['callcenter-signature']);
  const [, seconds = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const age = Date.now() / 1000 - Number(seconds);
  const expected = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
  return signature === expected && age > -5 && age < 300;
};

const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1);

const lastOf = (body: string): string => body.slice(body.lastIndexOf('"event_id"'));

/**
 * Ids that are neither the one before again nor the next.
 * @param back how far it may go back
 */
const jumps = (ids: readonly number[], back: number): string[] =>
  ids
    .map((id, n) => ({ id, before: ids[n - 1] ?? 0 }))
    .filter(({ id, before }) => id < before - back || id > before + 1)
    .map(({ id, before }) => `${id} after ${before}`);

const kill = async (service: ChildProcess): Promise<void> => {
  const exited = once(service, 'exit');
  service.kill('SIGKILL');
  await exited;
};

/** Unwell in every way, by turns. */
const MOODS: readonly Behaviour[] = [
  { kind: 'takes' },
  { kind: 'answers', status: 500 },
  { kind: 'hangs-up', takes: true },
  { kind: 'babbles' },
  { kind: 'answers', status: 302, location: 'http://127.0.0.1:1/' },
  { kind: 'breaks-off' },
  { kind: 'stays-mute' },
  { kind: 'hangs-up', takes: false },
];

for (const how of ['one by one', 'batch']) {
  test(`given a service that is killed and a receiver that is unwell and restarted, every event is taken in its order (${how})`, async (t) => {
    const receiver = await Receiver.open();
    t.teardown(() => receiver.stop());
    const path = await temporaryPath(t);
    const start = (most: number): ChildProcess => {
      const args = nodeArguments(SERVICE, path, receiver.url, SECRET, String(most), how);
      const service = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      t.teardown(() => service.kill('SIGKILL'));
      return service;
    };
    const isBatch = how === 'batch';
    // Each mood once, with requests between two that are taken well.
    const every = isBatch ? 3 : 55;
    let unwell = 0;
    receiver.behave = (before) => {
      if (before % every !== every - 1) return { kind: 'takes' };
      unwell += 1;
      return MOODS[unwell % MOODS.length] ?? { kind: 'takes' };
    };
    const untilTold = (count: number, withinMs: number) =>
      eventually(() => new Set(receiver.ids).size >= count, {
        awaited: `${count} events to be taken`,
        withinMs,
        observed: () => `${new Set(receiver.ids).size} were`,
      });

    let service = start(450);
    for (const enough of [30, 100, 170]) {
      await untilTold(enough, 20_000);
      await kill(service);
      service = start(450);
    }
    await untilTold(230, 20_000);
    await receiver.stop();
    await receiver.start();
    await untilTold(450, 30_000);
    await kill(service);

    t.deepEqual([...new Set(receiver.ids)], upTo(450));
    // A list that was taken unheard is told again from its beginning.
    const back = isBatch ? 100 : 0;
    t.deepEqual(jumps(receiver.ids, back), []);
    t.true(receiver.came.every(isGenuine));
    t.true(
      receiver.taken.every(({ headers, body }) =>
        lastOf(body).startsWith(`"event_id":${String(headers['callcenter-event-id'])},`),
      ),
    );
    t.like(receiver.events[0], { event: 'callcenter.call.end', user_data: 'it’s “ü” 😀' });
  });
}
