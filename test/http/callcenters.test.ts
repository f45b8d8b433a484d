import test from 'ava';
import { refused, refusedArgument, serveApi } from './served-api.ts';

/** As a call center is shown of which nothing was set. */
const DEFAULTS = {
  id: 'acme',
  lease_seconds: 86_400,
  max_no_answer: 3,
  own_phone_ring_seconds: 45,
  service_level_seconds: 20,
  retention_days: 400,
};

test('PUT makes a call center with default settings', async (t) => {
  const api = await serveApi(t);
  const made = await api.do('PUT', '/callcenter/acme');
  t.deepEqual(made, DEFAULTS);
  t.deepEqual(await api.do('GET', '/callcenter/acme'), made);
});

test('PUT changes the settings that are given and leaves the others', async (t) => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme', { lease_seconds: 60 });
  await api.do('PUT', '/callcenter/acme', { max_no_answer: 0 });
  await api.do('PUT', '/callcenter/acme', { service_level_seconds: 30 });
  t.deepEqual(await api.do('GET', '/callcenter/acme'), {
    ...DEFAULTS,
    lease_seconds: 60,
    max_no_answer: 0,
    service_level_seconds: 30,
  });
});

test('names of any language are names in a path', async (t) => {
  const api = await serveApi(t);
  const path = `/callcenter/${encodeURIComponent('客服中心-Київ')}`;
  t.like(await api.do('PUT', path), { id: '客服中心-Київ' });
  t.like(await api.do('GET', path), { id: '客服中心-Київ' });
});

test('call centers are listed by id, in pages', async (t) => {
  const api = await serveApi(t);
  for (const id of ['c', 'a', 'b']) await api.do('PUT', `/callcenter/${id}`);
  const ids = async (query: string) => {
    const list = await api.do<{ result: { id: string }[] }>('GET', `/callcenter${query}`);
    return list.result.map(({ id }) => id);
  };
  t.like(await api.do('GET', '/callcenter'), { page_no: 1, page_size: 20, total_count: 3 });
  t.deepEqual(await ids(''), ['a', 'b', 'c']);
  t.deepEqual(await ids('?page_size=2'), ['a', 'b']);
  t.deepEqual(await ids('?page_size=2&page_no=2'), ['c']);
  t.deepEqual(await ids('?page_size=1999&page_no=1000000000'), []);
});

for (const [query, member] of [
  ['page_no=0', 'page_no'],
  ['page_no=-1', 'page_no'],
  ['page_no=1.5', 'page_no'],
  ['page_no=one', 'page_no'],
  ['page_no=', 'page_no'],
  ['page_no=1&page_no=2', 'page_no'],
  ['page_size=0', 'page_size'],
  ['page_size=2000', 'page_size'],
] as const) {
  test(`a list is refused with ?${query}`, async (t) => {
    const api = await serveApi(t);
    refusedArgument(t, await api.call('GET', `/callcenter?${query}`), 'query', member);
  });
}

for (const json of [
  { lease_seconds: 0 },
  { lease_seconds: 1.5 },
  { lease_seconds: null },
  { lease_seconds: 31_536_001 },
  { max_no_answer: -1 },
  { max_no_answer: true },
  { retention_days: -1 },
  { retention_days: 36_501 },
  { retention_days: null },
]) {
  test(`PUT refuses ${JSON.stringify(json)} and makes nothing`, async (t) => {
    const api = await serveApi(t);
    const [member = ''] = Object.keys(json);
    refusedArgument(t, await api.call('PUT', '/callcenter/acme', { json }), 'body', member);
    const answer = await api.call('GET', '/callcenter/acme');
    refused(t, answer, 404, '040800', 'callcenter-not-found');
  });
}
