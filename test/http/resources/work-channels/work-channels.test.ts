import test from 'ava';
import { refused, refusedArgument, serveAcme, type ServedApi } from '../../served-api.ts';
import { untilTask } from '../queue-tasks/served-queue.ts';

const ACME = '/callcenter/acme';
const ALL = `${ACME}/channel`;
const UNLIMITED = { max_agent: null, max_queue_condition: null, max_queue_task: null };

test('the default work channel is there from the beginning, without limits', async (t) => {
  const api = await serveAcme(t);
  t.deepEqual(await api.do('GET', `${ALL}/default`), { name: 'default', ...UNLIMITED });
  t.like(await api.do('GET', ALL), { total_count: 1, result: [{ name: 'default' }] });
});

test('a work channel is created, shown, listed, changed and deleted', async (t) => {
  const api = await serveAcme(t);
  const night = { name: '夜-1', ...UNLIMITED, max_agent: 3, max_queue_task: 0 };
  const { max_agent, max_queue_task } = night;
  t.deepEqual(await api.do('POST', ALL, { name: night.name, max_agent, max_queue_task }), night);
  const path = `${ALL}/${encodeURIComponent(night.name)}`;
  t.deepEqual(await api.do('GET', path), night);
  t.deepEqual(await api.do('GET', `${ALL}?page_size=1&page_no=2`), {
    page_no: 2,
    page_size: 1,
    total_count: 2,
    more: false,
    result: [night],
  });
  const changed = { ...night, max_agent: null, max_queue_condition: 7 };
  t.deepEqual(await api.do('POST', path, { max_agent: null, max_queue_condition: 7 }), changed);
  t.deepEqual(await api.do('POST', path, {}), changed, 'what is not given stays');
  t.deepEqual(await api.do('GET', path), changed);
  await api.do('DELETE', path);
  refused(t, await api.call('GET', path), 404, '040701', 'work-channel-not-found');
  t.like(await api.do('GET', ALL), { total_count: 1 });
});

test('the limits of the default work channel can be changed too', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', `${ALL}/default`, { max_agent: 1 });
  await api.do('POST', `${ACME}/agent`, { name: 'ana', extension: 'ana-phone' });
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'ben-phone' });
  const json = { name: 'ben', extension: 'ben-phone' };
  const answer = await api.call('POST', `${ACME}/agent`, { json });
  t.like(refused(t, answer, 409, '040702', 'work-channel-full'), { channel: 'default', limit: 1 });
});

test('a work channel exists once, the default one for ever', async (t) => {
  const api = await serveAcme(t);
  for (const name of ['night', 'default']) {
    if (name !== 'default') await api.do('POST', ALL, { name });
    const again = await api.call('POST', ALL, { json: { name } });
    t.like(refused(t, again, 400, '000001', 'invalid-argument'), { in: 'body', path: 'name' });
  }
  refused(t, await api.call('DELETE', `${ALL}/default`), 400, '000001', 'invalid-argument');
});

for (const [what, put] of [
  ['an agent', (api: ServedApi) => agentIn(api)],
  ['a condition', (api: ServedApi) => conditionIn(api)],
  ['a queue task', (api: ServedApi) => taskIn(api)],
] as const) {
  test(`a work channel that holds ${what} cannot be deleted`, async (t) => {
    const api = await serveAcme(t);
    await api.do('POST', ALL, { name: 'night' });
    const takeAway = await put(api);
    const held = await api.call('DELETE', `${ALL}/night`);
    refused(t, held, 400, '000001', 'invalid-argument');
    await takeAway();
    t.like(await api.do('DELETE', `${ALL}/night`), { name: 'night' });
  });
}

const agentIn = async (api: ServedApi) => {
  await api.do('POST', `${ACME}/agent`, { name: 'ana', extension: 'ana-phone', channel: 'night' });
  return () => api.do('DELETE', `${ACME}/agent/ana`);
};
const conditionIn = async (api: ServedApi) => {
  await api.do('POST', `${ALL}/night/condition`, { name: 'all', where: 'true' });
  return () => api.do('DELETE', `${ALL}/night/condition/all`);
};
const taskIn = async (api: ServedApi) => {
  const enqueueXml = '<enqueue channel="night"><route><skill name="x"/></route></enqueue>';
  api.telephony.callerArrives('acme', { enqueueXml });
  const { id } = await untilTask(api, 'waiting');
  return () => api.do('DELETE', `${ACME}/queue_task/${id}`);
};

test('conditions of one work channel are apart from those of the others, and are limited', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', ALL, { name: 'night', max_queue_condition: 1 });
  const night = `${ALL}/night/condition`;
  const made = await api.do('POST', night, { name: 'sales', where: 'has("night")' });
  t.like(made, { name: 'sales', channel: 'night', where: 'has("night")' });
  await api.do('POST', `${ACME}/condition`, { name: 'sales', where: 'true' });
  t.like(await api.do('GET', `${night}/sales`), { where: 'has("night")' });
  t.like(await api.do('GET', `${ACME}/condition/sales`), { where: 'true', channel: 'default' });
  t.like(await api.do('GET', night), { total_count: 1 });
  const full = await api.call('POST', night, { json: { name: 'vip', where: 'true' } });
  t.like(refused(t, full, 409, '040702', 'work-channel-full'), { channel: 'night', limit: 1 });
  await api.do('POST', `${night}/sales`, { priority: 7 });
  t.like(await api.do('GET', `${ACME}/condition/sales`), { priority: 0 });
  await api.do('DELETE', `${night}/sales`);
  t.like(await api.do('GET', `${ALL}/default/condition`), { total_count: 1 });
  t.is((await api.call('POST', night, { json: { name: 'vip', where: 'true' } })).status, 200);
});

test('a work channel that is not there is refused by all that name it', async (t) => {
  const api = await serveAcme(t);
  const agent = { name: 'ana', extension: 'ana-phone', channel: 'none' };
  for (const answer of [
    await api.call('GET', `${ALL}/none`),
    await api.call('POST', `${ALL}/none`, { json: { max_agent: 1 } }),
    await api.call('DELETE', `${ALL}/none`),
    await api.call('POST', `${ACME}/agent`, { json: agent }),
    await api.call('DELETE', `${ALL}/none/condition/x`),
  ]) {
    t.like(refused(t, answer, 404, '040701', 'work-channel-not-found'), { channel: 'none' });
  }
});

for (const [member, value] of [
  ['name', 'a b'],
  ['name', ''],
  ['max_agent', -1],
  ['max_agent', 1.5],
  ['max_queue_condition', '3'],
  ['max_queue_task', 1_000_001],
] as const) {
  test(`a work channel's ${member} cannot be ${JSON.stringify(value)}`, async (t) => {
    const api = await serveAcme(t);
    const json = { name: 'night', [member]: value };
    refusedArgument(t, await api.call('POST', ALL, { json }), 'body', member);
    t.like(await api.do('GET', ALL), { total_count: 1 });
  });
}

test('nothing of one call center’s work channels is seen from another', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', ALL, { name: 'night' });
  await api.do('PUT', '/callcenter/other');
  t.like(await api.do('GET', '/callcenter/other/channel'), { total_count: 1 });
  const theirs = await api.call('GET', '/callcenter/other/channel/night');
  refused(t, theirs, 404, '040701', 'work-channel-not-found');
});
