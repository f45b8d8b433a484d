import test from 'ava';
import { ACME, serveQueue } from '../../http/resources/queue-tasks/served-queue.ts';
import { serveAcme } from '../../http/served-api.ts';
import { ADMIN_KEY } from '../../helpers/access.ts';
import { admin, baseUrl, linesOf, run } from './running.ts';

const objectIn = (out: string): Record<string, unknown> =>
  JSON.parse(linesOf(out)[0] ?? '') as Record<string, unknown>;

test('phones of each kind are made, shown and deleted', async (t) => {
  const api = await serveAcme(t);
  const made = await admin(api, 'extension', 'make', 'acme', 'sip', 'user=1001', '--json');
  t.is(made.errors, '');
  t.like(objectIn(made.out), { id: '1001', type: 1, webrtc: false });
  t.truthy(objectIn(made.out)['password'], 'the password that was made up is shown once');
  for (const [kind, setting, shown] of [
    ['browser', 'user=1002', { id: '1002', webrtc: true }],
    ['gateway', 'ipaddr=192.0.2.7:5060', { id: '192.0.2.7:5060', type: 2 }],
    ['telephone', 'telnum=13800138000', { id: '13800138000', type: 3 }],
  ] as const) {
    t.is((await admin(api, 'extension', 'make', 'acme', kind, setting)).errors, '');
    const { out } = await admin(api, 'extension', 'show', 'acme', shown.id, '--json');
    t.like(objectIn(out), shown);
  }
  const secret = '{"password": "pass-word-4711"}';
  const settings = { CALLCENTER_URL: baseUrl(api), CALLCENTER_KEY: ADMIN_KEY };
  const asked = ['extension', 'make', 'acme', 'sip', 'user=1003', '--stdin', '--json'];
  const told = await run(asked, settings, secret);
  t.is(told.errors, '');
  t.is(objectIn(told.out)['password'], 'pass-word-4711');
  t.is((await admin(api, 'extension', 'delete', 'acme', '1003')).code, 0);
  t.is((await api.call('GET', `${ACME}/extension/1003`)).status, 404);
  const wrong = await admin(api, 'extension', 'make', 'acme', 'fax', 'user=1004');
  t.is(wrong.code, 1);
  t.regex(wrong.errors, /Expected sip, browser, gateway, telephone/);
});

test('a condition is made, changed, shown and deleted, in its work channel', async (t) => {
  const api = await serveAcme(t);
  t.is((await admin(api, 'channel', 'make', 'acme', 'night', 'max_queue_task=5')).errors, '');
  const where = "has('sales')";
  const inNight = ['--channel', 'night'] as const;
  const settings = ['priority=10', 'sort=7'] as const;
  const made = await admin(
    api,
    'condition',
    'make',
    'acme',
    'sales',
    where,
    ...settings,
    ...inNight,
  );
  t.is(made.errors, '');
  const of = `${ACME}/channel/night/condition/sales`;
  t.like(await api.do('GET', of), { name: 'sales', where, priority: 10, sort: '7' });
  const set = await admin(api, 'condition', 'set', 'acme', 'sales', 'queue_timeout=60', ...inNight);
  t.is(set.errors, '');
  const { out } = await admin(api, 'condition', 'show', 'acme', 'sales', '--json', ...inNight);
  t.like(objectIn(out), { where, queue_timeout: 60 });
  const refused = await admin(api, 'condition', 'make', 'acme', 'broken', 'has(');
  t.is(refused.code, 2);
  t.regex(refused.errors, /condition-invalid/);
  t.is((await admin(api, 'condition', 'delete', 'acme', 'sales', ...inNight)).code, 0);
  t.is((await api.call('GET', of)).status, 404);
});

test('work channels are listed, limited and deleted', async (t) => {
  const api = await serveAcme(t);
  t.is((await admin(api, 'channel', 'make', 'acme', 'night', 'max_agent=2')).errors, '');
  t.is((await admin(api, 'channel', 'set', 'acme', 'night', 'max_agent=null')).errors, '');
  t.deepEqual(linesOf((await admin(api, 'channel', 'list', 'acme')).out).slice(1), [
    'default',
    'night',
  ]);
  t.is((await admin(api, 'channel', 'delete', 'acme', 'night')).code, 0);
  const kept = await admin(api, 'channel', 'delete', 'acme', 'default');
  t.is(kept.code, 2);
});

test('an agent is logged in with skills, learns and forgets them, and moves to another phone', async (t) => {
  const api = await serveQueue(t);
  for (const user of ['1001', '1002'])
    t.is((await admin(api, 'extension', 'make', 'acme', 'sip', `user=${user}`)).errors, '');
  const login = ['agent', 'login', 'acme', 'ben', '1001', '--num', '7', '--state', 'away/lunch'];
  const made = await admin(api, ...login, '--skill', 'sales=80', '--skill', 'phones=5');
  t.is(made.errors, '');
  const ben = `${ACME}/agent/ben`;
  t.like(await api.do('GET', ben), { num: '7', state: 'away/lunch', extension: '1001' });
  const changed = await admin(api, 'agent', 'skills', 'acme', 'ben', 'sales=90', 'phones=none');
  t.is(changed.errors, '');
  t.like(await api.do('GET', ben), { skills: [{ name: 'sales', score: 90, enabled: true }] });
  t.is((await admin(api, 'agent', 'extension', 'acme', 'ben', '1002')).errors, '');
  t.like(await api.do('GET', ben), { extension: '1002' });
  const wrong = await admin(api, 'agent', 'skills', 'acme', 'ben', 'sales=much');
  t.is(wrong.code, 1);
  t.regex(wrong.errors, /Expected a number as the score/);
});

test('a user name of digits alone is a text, as a telephone number is', async (t) => {
  const api = await serveAcme(t);
  const asked = ['trunk', 'make', 'berlin', 'register', 'host=192.0.2.7', 'username=4711'];
  const made = await admin(api, ...asked, 'password=123456', 'max_calls=5', 'from_domain=null');
  t.is(made.errors, '');
  t.like(await api.do('GET', '/trunk/berlin'), {
    ...{ host: '192.0.2.7', username: '4711', max_calls: 5, from_domain: null },
  });
  const set = await admin(api, 'callcenter', 'set', 'acme', 'country_code=86', 'trunk_prefix=0');
  t.is(set.errors, '');
  t.like(await api.do('GET', ACME), { country_code: '86', trunk_prefix: '0' });
});
