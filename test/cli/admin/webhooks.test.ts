import test from 'ava';
import { Receiver } from '../../helpers/receiver.ts';
import { ACME, serveQueue } from '../../http/resources/queue-tasks/served-queue.ts';
import { admin, linesOf } from './running.ts';

test('a webhook is tried, and what came of it is listed and sent once more', async (t) => {
  const receiver = await Receiver.open();
  t.teardown(() => receiver.stop());
  const api = await serveQueue(t);
  const webhook = { url: receiver.url, secret: 'a-secret-of-sixteen-or-more' };
  await api.do('PUT', ACME, { webhook });
  const tried = await admin(api, 'webhook', 'test', 'acme');
  t.true(linesOf(tried.out).includes('status 204'), tried.out);
  const again = await admin(api, 'webhook', 'replay', 'acme', '1');
  t.regex(again.out, /test +2023-11-14 22:13:20/, again.errors);
  const list = await admin(api, 'webhook', 'list', 'acme', '--json');
  t.deepEqual(
    linesOf(list.out).map((line) => {
      const { id, kind } = JSON.parse(line) as Record<string, unknown>;
      return [id, kind];
    }),
    [
      [2, 'test'],
      [1, 'test'],
    ],
  );
  t.is((await admin(api, 'webhook', 'replay', 'acme', '7')).code, 2);
});
