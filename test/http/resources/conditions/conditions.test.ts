import test from 'ava';
import { refused, refusedArgument, serveAcme } from '../../served-api.ts';

const ALL = '/callcenter/acme/condition';
const IN_DEFAULT = '/callcenter/acme/channel/default/condition';

const SALES = {
  name: 'sales',
  channel: 'default',
  where: "skills['sales'] > 60",
  sort: '0',
  priority: 0,
  timeout: null,
  queue_timeout: null,
  fetch_timeout: null,
};

test('POST stores a condition with defaults for what is not given', async (t) => {
  const api = await serveAcme(t);
  const made = await api.do('POST', ALL, { name: 'sales', where: "skills['sales'] > 60" });
  t.deepEqual(made, SALES);
  t.deepEqual(await api.do('GET', `${ALL}/sales`), SALES);
});

test('POST stores all that is given, fractions of seconds included', async (t) => {
  const api = await serveAcme(t);
  const all = {
    name: '投诉',
    where: "'complaints' in skills",
    sort: "get('complaints')",
    priority: 99,
    timeout: 60.5,
    queue_timeout: 0,
    fetch_timeout: 20,
  };
  t.deepEqual(await api.do('POST', ALL, all), { ...all, channel: 'default' });
  const path = `${ALL}/${encodeURIComponent('投诉')}`;
  t.deepEqual(await api.do('GET', path), { ...all, channel: 'default' });
});

test('the default work channel can be named in the path', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', IN_DEFAULT, { name: 'sales', where: SALES.where });
  t.deepEqual(await api.do('GET', `${ALL}/sales`), SALES);
  t.deepEqual(await api.do('GET', `${IN_DEFAULT}/sales`), SALES);
  t.like(await api.do('GET', IN_DEFAULT), { total_count: 1, result: [SALES] });
  await api.do('POST', `${IN_DEFAULT}/sales`, { priority: 7 });
  await api.do('DELETE', `${IN_DEFAULT}/sales`);
  t.like(await api.do('GET', ALL), { total_count: 0 });
});

test('POST to a condition changes the members that are given and leaves the others', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', ALL, { name: 'sales', where: SALES.where, timeout: 60, priority: 5 });
  t.deepEqual(await api.do('POST', `${ALL}/sales`, { sort: '1', timeout: null }), {
    ...SALES,
    sort: '1',
    priority: 5,
  });
  t.like(await api.do('GET', `${ALL}/sales`), { sort: '1', priority: 5, timeout: null });
});

test('in a form an empty timeout means none', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', ALL, { name: 'sales', where: 'true', timeout: 60, queue_timeout: 1 });
  const form = 'timeout=&queue_timeout=2.5';
  const answer = await api.call('POST', `${ALL}/sales`, { form });
  t.like(answer.json.data, { timeout: null, queue_timeout: 2.5 });
});

test('a condition exists once, and is found only while it exists', async (t) => {
  const api = await serveAcme(t);
  const json = { name: 'sales', where: 'true' };
  await api.do('POST', ALL, json);
  refused(t, await api.call('POST', ALL, { json }), 409, '040403', 'condition-exists');
  t.like(await api.do('DELETE', `${ALL}/sales`), { name: 'sales' });
  for (const answer of [
    await api.call('GET', `${ALL}/sales`),
    await api.call('DELETE', `${ALL}/sales`),
    await api.call('POST', `${ALL}/sales`, { json: {} }),
  ]) {
    t.like(refused(t, answer, 404, '040401', 'condition-not-found'), { condition: 'sales' });
  }
});

test('a work channel that does not exist is refused by every call', async (t) => {
  const api = await serveAcme(t);
  const all = '/callcenter/acme/channel/none/condition';
  const json = { name: 'sales', where: 'true' };
  const list = await api.call('GET', all);
  refused(t, list, 404, '040701', 'work-channel-not-found');
  const made = await api.call('POST', all, { json });
  refused(t, made, 404, '040701', 'work-channel-not-found');
  const one = await api.call('GET', `${all}/sales`);
  refused(t, one, 404, '040701', 'work-channel-not-found');
});

for (const [part, json, line, column] of [
  ['where', { where: 'skills[' }, 1, 8],
  ['where', { where: '1 +\n  process.exit()' }, 2, 10],
  ['where', { where: '' }, 1, 1],
  ['sort', { where: 'true', sort: 'true' }, 1, 1],
] as const) {
  test(`an expression that is wrong is refused with its place: ${JSON.stringify(json)}`, async (t) => {
    const api = await serveAcme(t);
    await api.do('POST', ALL, { name: 'old', where: 'true', sort: '1' });
    const made = await api.call('POST', ALL, { json: { name: 'sales', ...json } });
    const changed = await api.call('POST', `${ALL}/old`, { json });
    for (const answer of [made, changed]) {
      const details = refused(t, answer, 400, '040402', 'condition-invalid');
      t.like(details, { part, line, column });
    }
    t.like(await api.do('GET', ALL), { total_count: 1 });
    t.like(await api.do('GET', `${ALL}/old`), { where: 'true', sort: '1' });
  });
}

for (const [member, value] of [
  ['name', 'two words'],
  ['name', 'x'.repeat(65)],
  ['priority', 100],
  ['priority', 0.5],
  ['timeout', -1],
  ['timeout', '60'],
  ['queue_timeout', false],
  ['fetch_timeout', 3601],
  ['where', true],
  ['sort', 0],
] as const) {
  test(`a condition's ${member} cannot be ${JSON.stringify(value)}`, async (t) => {
    const api = await serveAcme(t);
    const json = { name: 'sales', where: 'true', [member]: value };
    refusedArgument(t, await api.call('POST', ALL, { json }), 'body', member);
  });
}
