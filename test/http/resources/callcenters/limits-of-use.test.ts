import test from 'ava';
import type { CallcenterId } from '../../../../src/domain/ids.ts';
import { bearer } from '../../../helpers/access.ts';
import { refused, refusedArgument, serveAcme, type ServedApi } from '../../served-api.ts';
import { ACME, serveQueue } from '../queue-tasks/served-queue.ts';

const LIMITS = `${ACME}/limits`;

interface Shown {
  readonly max_outside_calls: number;
  readonly denied_prefixes: readonly string[];
  readonly limits: Omit<Shown, 'limits'> & { readonly emergency_numbers: readonly string[] };
}

const callOut = (api: ServedApi, body: object) =>
  api.call('POST', `${ACME}/agent/ana/call_out`, { json: { max_answer_seconds: 60, ...body } });

test('a call center shows its limits of use, and those that an administrator set for it', async (t) => {
  const api = await serveAcme(t);
  const shown = await api.do<Shown>('GET', ACME);
  const use = {
    max_outside_calls_per_agent: 3,
    max_outside_calls: 100,
    max_agents: 10_000,
    max_extensions: 10_000,
    max_conditions: 1000,
    max_work_channels: 100,
    allowed_prefixes: [],
    caller_ids: null,
  };
  t.like(shown, { ...use, max_answer_seconds: 14_400 });
  t.like(shown.limits, { ...use, max_answer_seconds: 86_400 });
  t.deepEqual(shown.limits.emergency_numbers, ['110', '112', '119', '120', '911']);
  for (const prefix of ['+870', '+881', '+882', '+883', '+979']) {
    t.true(shown.denied_prefixes.includes(prefix), prefix);
    t.true(shown.limits.denied_prefixes.includes(prefix), prefix);
  }
});

test('only an administrator sets the limits of a call center', async (t) => {
  const api = await serveAcme(t);
  const { key } = await api.do<{ key: string }>('POST', '/key', {
    role: 'callcenter',
    callcenter_id: 'acme',
  });
  const ask = (path: string, json: object) => api.call('PUT', path, { json }, bearer(key));
  refused(t, await ask(LIMITS, { max_outside_calls: 500 }), 403, '000403', 'forbidden');
  const above = await ask(ACME, { max_outside_calls: 500 });
  refusedArgument(t, above, 'body', 'max_outside_calls');
  t.regex(above.json.msg, /at most 100.*not 500/);
  await api.do('PUT', LIMITS, { max_outside_calls: 500, emergency_numbers: ['999'] });
  t.is((await ask(ACME, { max_outside_calls: 500 })).status, 200);
  t.like(await api.do<Shown>('PUT', LIMITS, { max_outside_calls: 50 }), {
    max_outside_calls: 50,
    limits: { emergency_numbers: ['999'], max_outside_calls: 50 },
  });
  refusedArgument(t, await ask('/callcenter/acme', { max_agents: 20_000 }), 'body', 'max_agents');
  const other = await api.call('PUT', '/callcenter/new', { json: { max_agents: 20_000 } });
  refusedArgument(t, other, 'body', 'max_agents');
  refused(t, await api.call('GET', '/callcenter/new'), 404, '040800', 'callcenter-not-found');
});

for (const [body, path] of [
  [{ allowed_prefixes: ['49 30'] }, 'allowed_prefixes[0]'],
  [{ denied_prefixes: '+882' }, 'denied_prefixes'],
  [{ caller_ids: ['me'] }, 'caller_ids[0]'],
  [{ max_outside_calls: -1 }, 'max_outside_calls'],
  [{ max_answer_seconds: 86_401 }, 'max_answer_seconds'],
] as const) {
  test(`a wrong ${path} is refused`, async (t) => {
    const api = await serveAcme(t);
    refusedArgument(t, await api.call('PUT', ACME, { json: body }), 'body', path);
    refusedArgument(t, await api.call('PUT', LIMITS, { json: body }), 'body', path);
  });
}

test('an emergency number is a short one, lest it lets out any number', async (t) => {
  const api = await serveAcme(t);
  for (const number of ['0088216123', '+112', '1', '1*1']) {
    const answer = await api.call('PUT', LIMITS, { json: { emergency_numbers: [number] } });
    refusedArgument(t, answer, 'body', 'emergency_numbers[0]');
  }
});

test('a number, a caller id, a call too many and one too long are refused, and told why', async (t) => {
  const api = await serveQueue(t);
  await api.do('PUT', ACME, { max_outside_calls_per_agent: 1, caller_ids: ['4008001'] });
  const denied = refused(
    t,
    await callOut(api, { to: '0088216123' }),
    403,
    '041001',
    'number-not-allowed',
  );
  t.deepEqual(denied, { number: '0088216123', rule_of: 'admin' });
  const hidden = await callOut(api, { to: '555', from: '999' });
  t.deepEqual(refused(t, hidden, 403, '041002', 'caller-id-not-allowed'), {
    from: '999',
    rule_of: 'callcenter',
    caller_ids: '4008001',
  });
  const long = await callOut(api, { to: '555', max_answer_seconds: 20_000 });
  refusedArgument(t, long, 'body', 'max_answer_seconds');
  t.is((await callOut(api, { to: '555', from: '4008001' })).status, 200);
  await api.do('PUT', ACME, { max_outside_calls: 1 });
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'ben-phone' });
  await api.do('POST', `${ACME}/agent`, { name: 'ben', extension: 'ben-phone' });
  const json = { to: '556', max_answer_seconds: 60 };
  const another = await api.call('POST', `${ACME}/agent/ben/call_out`, { json });
  t.deepEqual(refused(t, another, 409, '041003', 'too-many-outside-calls'), {
    agent: null,
    limit: 1,
    present: 1,
  });
});

test('a telephone whose number may not be called is no extension', async (t) => {
  const api = await serveAcme(t);
  const json = { type: 3, telnum: '+88216123' };
  const answer = await api.call('POST', `${ACME}/extension`, { json });
  refused(t, answer, 403, '041001', 'number-not-allowed');
});

test('a call center that is full takes no more, and says how many it may hold', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', ACME, { max_extensions: 1, max_conditions: 0, max_agents: 0 });
  await api.do('PUT', ACME, { max_work_channels: 1 });
  for (const [path, json, what, limit] of [
    ['extension', { type: 1, user: 'ben-phone' }, 'extensions', 1],
    ['condition', { name: 'all', where: 'true' }, 'conditions', 0],
    ['agent', { name: 'ana', extension: 'ana-phone' }, 'agents', 0],
    ['channel', { name: 'night' }, 'work-channels', 1],
  ] as const) {
    const answer = await api.call('POST', `${ACME}/${path}`, { json });
    const details = refused(t, answer, 409, '040802', 'callcenter-full');
    t.deepEqual(details, { what, limit, present: limit });
  }
});

test('data of more than 2,000 bytes is refused wherever it is carried, and told how long it was', async (t) => {
  const api = await serveQueue(t);
  for (const [operation, more] of [
    ['call_out', { to: '555', max_answer_seconds: 60 }],
    ['call_agent', { enqueue: '<enqueue><route><skill name="a"/></route></enqueue>' }],
    ['reject', { queue_task_id: 'x' }],
  ] as const) {
    const members = operation === 'reject' ? ['data', 'user_data'] : ['data'];
    for (const member of members) {
      const json = { ...more, [member]: '好'.repeat(667) };
      const answer = await api.call('POST', `${ACME}/agent/ana/${operation}`, { json });
      refusedArgument(t, answer, 'body', member);
      t.regex(answer.json.msg, /at most 2000 bytes of UTF-8 \(2001 were given\)/);
    }
  }
  const json = { queue_task_id: 'x', data: `${'好'.repeat(666)}xx` };
  const fits = await api.call('POST', `${ACME}/agent/ana/reject`, { json });
  refused(t, fits, 404, '040601', 'queue-task-not-found');
});

test('an expression of more than 200 parts is not stored; one that is stored already goes on', async (t) => {
  const api = await serveAcme(t);
  const where = (parts: number): string =>
    Array.from({ length: (parts + 1) / 2 }, () => 'has("a")').join(' or ');
  const post = (json: object) => api.call('POST', `${ACME}/condition`, { json });
  t.is((await post({ name: 'most', where: where(199) })).status, 200);
  const answer = await post({ name: 'more', where: where(201) });
  t.like(refused(t, answer, 400, '040402', 'condition-invalid'), { part: 'where', offset: 0 });
  t.regex(answer.json.msg, /201 parts; it may have 200/);
  const sort = await post({ name: 'more', where: 'true', sort: '1+'.repeat(100) + '1' });
  t.like(refused(t, sort, 400, '040402', 'condition-invalid'), { part: 'sort' });

  const { world } = api.callcenters.find('acme' as CallcenterId);
  for (const condition of [...world.conditions.values()]) {
    world.conditions.put({ ...condition, where: where(301) });
  }
  const changed = await api.call('POST', `${ACME}/condition/most`, { json: { priority: 7 } });
  t.is(changed.status, 200, changed.text);
  const wider = await api.call('POST', `${ACME}/condition/most`, { json: { where: where(301) } });
  refused(t, wider, 400, '040402', 'condition-invalid');
});
