import test from 'ava';
import type { CallcenterId } from '../../../src/domain/ids.ts';
import { ADMIN_KEY } from '../../helpers/access.ts';
import { ringAna, serveQueue, untilTask } from '../../http/resources/queue-tasks/served-queue.ts';
import { change, conversation } from '../../storage/sample-records.ts';
import { admin, linesOf, run, baseUrl } from './running.ts';

const ID = 'acme' as CallcenterId;

const rows = (out: string): Record<string, unknown>[] =>
  linesOf(out).map((line) => JSON.parse(line) as Record<string, unknown>);

test('conversations are listed that began in a time', async (t) => {
  const api = await serveQueue(t);
  const { agentCall } = await ringAna(api);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  const begun = new Date(api.clock.now()).toISOString();
  const after = new Date(api.clock.now() + 1000).toISOString();
  const count = async (...args: string[]): Promise<number> => {
    const { out, errors } = await admin(api, 'conversation', 'list', 'acme', '--json', ...args);
    t.is(errors, '');
    return linesOf(out).length;
  };
  t.is(await count('--since', begun), 1);
  t.is(await count('--since', begun, '--until', after), 1);
  t.is(await count('--since', after), 0);
  t.is(await count('--until', begun), 0);
});

test('keys are sent to whom may hear them, or to one member alone', async (t) => {
  const api = await serveQueue(t);
  const { agentCall, caller } = await ringAna(api);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  const { out } = await admin(api, 'conversation', 'list', 'acme', '--json');
  const id = String(rows(out)[0]?.['id']);
  const sent = await admin(api, 'conversation', 'keys', 'acme', id, '12#', '--json');
  t.deepEqual(rows(sent.out)[0]?.['call_ids'], [caller], sent.errors);
  const toAna = ['conversation', 'keys', 'acme', id, '3', '--call', agentCall, '--json'];
  t.deepEqual(rows((await admin(api, ...toAna)).out)[0]?.['call_ids'], [agentCall]);
  t.is((await admin(api, 'conversation', 'keys', 'acme', id, 'x')).code, 2);
});

test('of more recordings than a page has, each is listed once', async (t) => {
  const api = await serveQueue(t);
  const changes = Array.from({ length: 1100 }, (_, number) => {
    const id = `c${String(number).padStart(4, '0')}`;
    const times = { createdAt: number, begunAt: number };
    return change('conversation', id, conversation(id, times));
  });
  await api.store.commit({ callcenterId: ID, changes, events: [] });
  const { out, errors } = await admin(api, 'conversation', 'recordings', 'acme', '--json');
  t.is(errors, '');
  const ids = rows(out).map((row) => row['conversation_id']);
  t.is(new Set(ids).size, 1100);
  t.is(ids.length, 1100);
});

test('an enqueue is checked for a caller of a number', async (t) => {
  const api = await serveQueue(t);
  const { agentCall, caller } = await ringAna(api);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  api.telephony.hangUp(caller);
  await untilTask(api, 'success');
  const known = '<enqueue><route><last_agent queue_timeout="0"/></route></enqueue>';
  const check = (...args: string[]) =>
    run(
      ['enqueue', 'check', 'acme', '-', '--json', ...args],
      { CALLCENTER_URL: baseUrl(api), CALLCENTER_KEY: ADMIN_KEY },
      known,
    );
  t.notRegex((await check()).out, /"ana"/);
  t.regex((await check('--number', '200')).out, /"ana"/);
  t.is((await check('--number', 'x')).code, 2);
});

test('who changed what with one key, and until when, is listed', async (t) => {
  const api = await serveQueue(t);
  await api.do('PUT', '/callcenter/acme', { lease_seconds: 60 });
  const count = async (...args: string[]): Promise<number> => {
    const { out } = await admin(api, 'audit', 'list', 'acme', '--json', ...args);
    return linesOf(out).length;
  };
  const all = await count();
  const [row] = rows((await admin(api, 'audit', 'list', 'acme', '--json')).out);
  t.is(await count('--key', String(row?.['key_id'])), all);
  t.is(await count('--key', 'another'), 0);
  t.is(await count('--session', 'none'), 0);
  t.is(await count('--until', '2000-01-01'), 0);
});
