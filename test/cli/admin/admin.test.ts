import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { CallcenterId } from '../../../src/domain/ids.ts';
import { ADMIN_KEY } from '../../helpers/access.ts';
import { runCommand } from '../../helpers/command.ts';
import {
  ACME,
  ringAna,
  serveQueue,
  untilTask,
  XML,
} from '../../http/resources/queue-tasks/served-queue.ts';
import { admin, baseUrl, linesOf, run } from './running.ts';
import { change, task } from '../../storage/sample-records.ts';

const ID = 'acme' as CallcenterId;

const objects = (out: string): Record<string, unknown>[] =>
  linesOf(out).map((line) => JSON.parse(line) as Record<string, unknown>);

const folder = async (t: ExecutionContext): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'callcenter-admin-'));
  t.teardown(() => rm(made, { recursive: true }));
  return made;
};

const FAIL = { kind: 'fail', failure: { cause: 'timeout' }, endedAt: 3, selection: null } as const;

test('call centers are set, listed, shown and deleted', async (t) => {
  const api = await serveQueue(t);
  const set = await admin(api, 'callcenter', 'set', 'zeta', 'lease_seconds=60', 'retention_days=7');
  t.is(set.errors, '');
  t.like(await api.do('GET', '/callcenter/zeta'), { lease_seconds: 60, retention_days: 7 });
  const [list, show] = await Promise.all([
    admin(api, 'callcenter', 'list'),
    admin(api, 'callcenter', 'show', 'zeta', '--json'),
  ]);
  t.deepEqual(
    linesOf(list.out).map((line) => line.split(' ')[0]),
    ['id', 'acme', 'zeta'],
  );
  t.like(objects(show.out)[0], { id: 'zeta', lease_seconds: 60 });
  const limits = await admin(api, 'callcenter', 'limits', 'zeta', 'max_outside_calls=7', '--json');
  t.like(objects(limits.out)[0], { max_outside_calls: 7, limits: { max_outside_calls: 7 } });
  const [gone, kept] = await Promise.all([
    admin(api, 'callcenter', 'delete', 'zeta'),
    admin(api, 'callcenter', 'delete', 'acme'),
  ]);
  t.is(gone.code, 0);
  t.is(kept.code, 2);
  t.regex(kept.errors, /^040801 callcenter-in-use: call center acme still holds 1 agents, /);
  t.is((await api.call('GET', '/callcenter/zeta')).status, 404);
});

test('agents are listed, shown and logged out', async (t) => {
  const api = await serveQueue(t);
  await ringAna(api);
  const [list, show, refused] = await Promise.all([
    admin(api, 'agent', 'list', 'acme'),
    admin(api, 'agent', 'show', 'acme', 'ana', '--json'),
    admin(api, 'agent', 'logout', 'acme', 'ana'),
  ]);
  t.deepEqual(linesOf(list.out), [
    'name num state since extension channel skills',
    'ana fetching 2023-11-14 22:13:20 ana-phone default',
  ]);
  t.like(objects(show.out)[0], { name: 'ana', state: 'fetching' });
  t.is(refused.code, 2);
  t.is(refused.out, '');
  t.regex(refused.errors, /^040203 agent-busy: agent ana is fetching/);
  t.is((await admin(api, 'agent', 'logout', 'acme', 'ana', '--force')).code, 0);
  t.is((await api.call('GET', `${ACME}/agent/ana`)).status, 404);
});

test('what follows an agent’s call is set, and wrap-ups and reasons are looked after', async (t) => {
  const api = await serveQueue(t);
  const { agentCall } = await ringAna(api);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  const ana = async (): Promise<object | undefined> =>
    objects((await admin(api, 'agent', 'show', 'acme', 'ana', '--json')).out)[0];
  t.is((await admin(api, 'agent', 'state', 'acme', 'ana', 'away/lunch')).code, 2);
  t.is((await admin(api, 'agent', 'state', 'acme', 'ana', 'away/lunch', '--after-call')).code, 0);
  t.is((await admin(api, 'agent', 'wrap-up', 'acme', 'ana', '90')).code, 0);
  t.like(await ana(), { state: 'talking', next_state: 'away/lunch', wrap_up_seconds: 90 });
  const reasons = [{ state: 'away/lunch', name: 'Lunch', color: '#b7791f', productive: false }];
  const settings = { CALLCENTER_URL: baseUrl(api), CALLCENTER_KEY: ADMIN_KEY };
  const command = ['callcenter', 'reasons', 'acme', '--stdin'];
  const set = await run(command, settings, JSON.stringify(reasons));
  t.is(set.errors, '');
  t.deepEqual(linesOf((await admin(api, 'callcenter', 'reasons', 'acme')).out), [
    'state name color productive',
    'away/lunch Lunch #b7791f false',
  ]);
});

test('tasks are listed by what is asked for, shown and cancelled', async (t) => {
  const api = await serveQueue(t);
  const { id } = await ringAna(api);
  api.telephony.callerArrives('acme', { number: '300', enqueueXml: XML });
  await untilTask(api, 'waiting');
  const [all, fetching, show] = await Promise.all([
    admin(api, 'task', 'list', 'acme'),
    admin(api, 'task', 'list', 'acme', '--state', 'fetching', '--since', '2023-11-14', '--json'),
    admin(api, 'task', 'show', 'acme', id),
  ]);
  t.is(linesOf(all.out).length, 3);
  t.regex(all.out, /ivr +waiting +300 +2023-11-14 22:13:20/);
  t.deepEqual(
    objects(fetching.out).map((row) => row['id']),
    [id],
  );
  t.true(linesOf(show.out).includes('origin_number 200'), show.out);
  t.is((await admin(api, 'task', 'move', 'acme', id, '--priority', '90')).code, 0);
  t.is((await admin(api, 'task', 'move', 'acme', id)).code, 2);
  t.is((await admin(api, 'task', 'cancel', 'acme', id)).code, 0);
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { cause: 'cancel' });
});

test('a number is to be called back as the XML of a file says', async (t) => {
  const api = await serveQueue(t);
  const file = join(await mkdtemp(join(tmpdir(), 'callback-')), 'enqueue.xml');
  await writeFile(file, XML);
  const asked = await admin(api, 'task', 'callback', 'acme', '+4930', file, '--data', 'form 7');
  t.is(asked.code, 0, asked.errors);
  const { out } = await admin(api, 'task', 'list', 'acme', '--json');
  t.like(objects(out)[0], { type: 'callback', data: 'form 7', callback: { number: '+4930' } });
});

test('conversations are listed with their members, and ended', async (t) => {
  const api = await serveQueue(t);
  const { agentCall } = await ringAna(api);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  const [list, json] = await Promise.all([
    admin(api, 'conversation', 'list', 'acme', '--state', 'live'),
    admin(api, 'conversation', 'list', 'acme', '--json'),
  ]);
  t.regex(list.out, /200 \(1\), ana \(1\)/);
  const id = String(objects(json.out)[0]?.['id']);
  t.is((await admin(api, 'conversation', 'dismiss', 'acme', id)).code, 0);
  const show = await admin(api, 'conversation', 'show', 'acme', id, '--json');
  t.like(objects(show.out)[0], { state: 'over', end_reason: 'dismissed' });
});

test('everything is exported, page by page, as JSON and as CSV that no spreadsheet takes for formulas', async (t) => {
  const api = await serveQueue(t);
  const changes = Array.from({ length: 2500 }, (_, number) => {
    const id = `t${String(number).padStart(4, '0')}`;
    const { origin, enqueue } = task(id);
    const record = task(id, {
      createdAt: number,
      phase: FAIL,
      origin: { ...origin, number: '=1+1' } as typeof origin,
      enqueue: { ...enqueue, data: 'a "b",\n;c' },
    });
    return change('queue_task', id, record);
  });
  await api.store.commit({ callcenterId: ID, changes, events: [] });
  const made = await folder(t);
  const file = join(made, 'tasks.csv');
  const [json, csv, recent] = await Promise.all([
    admin(api, 'export', 'tasks', 'acme'),
    admin(api, 'export', 'tasks', 'acme', '--format', 'csv', '--out', file),
    admin(api, 'export', 'tasks', 'acme', '--since', '1970-01-01T00:00:02.400Z'),
  ]);
  t.is(json.errors + csv.errors + recent.errors, '');
  const ids = objects(json.out).map(({ id }) => id);
  t.is(ids.length, 2500);
  t.is(new Set(ids).size, 2500);
  t.is(linesOf(recent.out).length, 100);
  const written = await readFile(file, 'utf8');
  t.regex(written, /^id,type,state,/);
  t.true(written.includes(`'=1+1,"a ""b"",\n;c"`), written.slice(0, 500));
  t.is((await stat(file)).mode & 0o777, 0o600);
});

test('events are exported oldest first, what they carry in one column', async (t) => {
  const api = await serveQueue(t);
  const [json, csv] = await Promise.all([
    admin(api, 'export', 'events', 'acme'),
    admin(api, 'export', 'events', 'acme', '--format', 'csv'),
  ]);
  t.is(json.errors, '');
  t.like(objects(json.out), [
    { event: 'callcenter.extension.registration_changed' },
    { event: 'callcenter.agent.state_changed', name: 'ana' },
  ]);
  t.regex(
    csv.out,
    /^event_id,event,callcenter_id,current_time,body\n1,callcenter\.ext[^\n]*\n2,callcenter\.agent/,
  );
  t.regex(csv.out, /""latest_state"":""idle""/);
});

test('what others wrote cannot move the cursor of who reads it', async (t) => {
  const api = await serveQueue(t);
  api.telephony.callerArrives('acme', { number: '1\u001b[2J\u202e', enqueueXml: XML });
  await untilTask(api, 'fetching');
  const { out } = await admin(api, 'task', 'list', 'acme');
  t.regex(out, / 1\uFFFD\[2J\uFFFD /);
});

test('what others wrote moves no cursor when it is exported to a terminal, and is kept elsewhere', async (t) => {
  const api = await serveQueue(t);
  const number = '1\u001b[2J\u009b2J\u202e';
  api.telephony.callerArrives('acme', { number, enqueueXml: XML.replace('order 7', '\u009bH') });
  await untilTask(api, 'fetching');
  const settings = { CALLCENTER_URL: baseUrl(api), CALLCENTER_KEY: ADMIN_KEY };
  for (const what of ['tasks', 'events']) {
    for (const format of ['csv', 'ndjson']) {
      const args = ['export', what, 'acme', '--format', format];
      const shown = await run(args, settings, '', true);
      t.is(shown.errors, '');
      t.notRegex(shown.out.replaceAll('\n', ''), /\p{Cc}|\p{Cf}/u, format);
    }
  }
  const piped = await run(['export', 'tasks', 'acme', '--format', 'csv'], settings);
  t.true(piped.out.includes(number));
  const [row] = objects((await run(['export', 'tasks', 'acme'], settings)).out);
  t.is(row?.['origin_number'], number);
});

test('the key comes from a file, and without one the refusal is told', async (t) => {
  const api = await serveQueue(t);
  const file = join(await folder(t), 'key');
  await writeFile(file, `${ADMIN_KEY}\n`);
  const url = { CALLCENTER_URL: baseUrl(api) };
  const [right, none] = await Promise.all([
    run(['callcenter', 'list'], { ...url, CALLCENTER_KEY_FILE: file }),
    run(['callcenter', 'list'], url),
  ]);
  t.is(right.code, 0);
  t.is(none.code, 2);
  t.regex(none.errors, /^000401 unauthorized: /);
});

test('who is wrong is told so, and who reaches nobody', async (t) => {
  const key = { CALLCENTER_KEY: 'x' };
  const [usage, nobody, url, since] = await Promise.all([
    run(['agent', 'fire', 'acme'], key),
    run(['callcenter', 'list'], {
      ...key,
      CALLCENTER_URL: 'http://127.0.0.1:2/v1',
    }),
    run(['callcenter', 'list'], { ...key, CALLCENTER_URL: 'ftp://x' }),
    run(['task', 'list', 'acme', '--since', 'yesterday'], key),
  ]);
  t.is(usage.code, 1);
  t.regex(usage.errors, /unknown command 'fire'/);
  t.is(nobody.code, 3);
  t.regex(nobody.errors, /^no answer from http:\/\/127\.0\.0\.1:2\/v1: fetch failed: /);
  t.is(url.code, 1);
  t.regex(url.errors, /CALLCENTER_URL: expected an http or https URL/);
  t.is(since.code, 1);
  t.regex(since.errors, /Expected a date/);
});

test('a webhook with its secret is set from standard input', async (t) => {
  const api = await serveQueue(t);
  const settings = { CALLCENTER_URL: baseUrl(api), CALLCENTER_KEY: ADMIN_KEY };
  const given = JSON.stringify({
    webhook: { url: 'https://crm.example/hook', secret: 'x'.repeat(40) },
  });
  const { code, out, errors } = await run(
    ['callcenter', 'set', 'acme', 'max_no_answer=0', '--stdin'],
    settings,
    given,
  );
  t.is(errors, '');
  t.is(code, 0);
  t.false(out.includes('xxxx'));
  const shown = await api.do('GET', ACME);
  t.like(shown, { max_no_answer: 0, webhook: { url: 'https://crm.example/hook' } });
});

test('npm run admin is all that in a process of its own, and ends with its exit code', async (t) => {
  const api = await serveQueue(t);
  const settings = { CALLCENTER_URL: baseUrl(api), CALLCENTER_KEY: ADMIN_KEY };
  const [done, refused] = await Promise.all([
    runCommand('admin', ['extension', 'list', 'acme', '--json'], settings),
    runCommand('admin', ['agent', 'show', 'acme', 'nobody'], settings),
  ]);
  t.is(done.code, 0);
  t.like(objects(done.out)[0], { id: 'ana-phone' });
  t.is(refused.code, 2);
  t.regex(refused.errors, /^040202 agent-not-found: /);
});

test('an id that would lead to something else is sent to nobody', async (t) => {
  const api = await serveQueue(t);
  await api.do('PUT', '/callcenter/zeta', {});
  for (const id of ['..', '.', '']) {
    for (const args of [
      ['task', 'cancel', 'zeta', id],
      ['conversation', 'dismiss', 'zeta', id],
      ['agent', 'logout', 'zeta', id],
    ]) {
      const { code, errors } = await admin(api, ...args);
      t.is(code, 1, errors);
      t.regex(errors, /^a name or an id is "\.*"; expected one that is not empty/);
    }
  }
  t.is((await api.call('GET', '/callcenter/zeta')).status, 200);
});
