import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { serveQueue, XML } from '../../http/resources/queue-tasks/served-queue.ts';
import { admin, linesOf } from './running.ts';

const folder = async (t: ExecutionContext): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'callcenter-admin-'));
  t.teardown(() => rm(made, { recursive: true }));
  return made;
};

test('a condition and an enqueue are tried without being stored', async (t) => {
  const api = await serveQueue(t);
  const tried = await admin(api, 'condition', 'test', 'acme', "not has('sales')", '--sort', '7');
  t.is(tried.errors, '');
  t.deepEqual(linesOf(tried.out), ['name score state', 'ana 7 idle', '1 match']);
  const file = join(await folder(t), 'enqueue.xml');
  await writeFile(file, XML);
  const checked = await admin(api, 'enqueue', 'check', 'acme', file);
  t.is(checked.errors, '');
  t.deepEqual(linesOf(checked.out), [
    'channel default',
    'overflow false',
    'open true',
    'agent ana',
    'route kind name matching free waiting before expected wait',
    '1 condition all 1 1 0',
  ]);
});

test('conditions and extensions are listed', async (t) => {
  const api = await serveQueue(t);
  const [conditions, extensions, none] = await Promise.all([
    admin(api, 'condition', 'list', 'acme'),
    admin(api, 'extension', 'list', 'acme'),
    admin(api, 'conversation', 'list', 'acme'),
  ]);
  t.regex(linesOf(conditions.out)[1] ?? '', /^all true /);
  t.deepEqual(linesOf(extensions.out), [
    'id type user ipaddr telnum registration',
    'ana-phone 1 ana-phone registered',
  ]);
  t.deepEqual(linesOf(none.out), ['none']);
});
