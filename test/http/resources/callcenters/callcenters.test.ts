import test from 'ava';
import { DENIED_PREFIXES } from '../../../../src/domain/telephone-numbers.ts';
import { refused, refusedArgument, serveApi } from '../../served-api.ts';

/** As a call center is shown of which nothing was set. */
const USE = {
  max_outside_calls_per_agent: 3,
  max_outside_calls: 100,
  max_answer_seconds: 14_400,
  max_agents: 10_000,
  max_extensions: 10_000,
  max_conditions: 1000,
  max_work_channels: 100,
  max_streams_per_key: 50,
  max_streams: 2000,
  max_expensive_reads: 4,
  allowed_prefixes: [],
  denied_prefixes: [...DENIED_PREFIXES],
  caller_ids: null,
};

const DEFAULTS = {
  id: 'acme',
  lease_seconds: 86_400,
  max_no_answer: 3,
  ring_pause_seconds: 5,
  wrap_up_seconds: 0,
  own_phone_ring_seconds: 45,
  phone_lost_seconds: 10,
  rejoin_seconds: 15,
  phone_gone_seconds: 30,
  service_level_seconds: 20,
  retention_days: 400,
  recording_days: 0,
  country_code: null,
  trunk_prefix: '0',
  outcomes: [],
  schedule: null,
  thresholds: [],
  agents_set_skills: false,
  agents_choose_phone: false,
  ...USE,
  limits: {
    ...USE,
    max_answer_seconds: 86_400,
    emergency_numbers: ['110', '112', '119', '120', '911'],
  },
  webhook: null,
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

const URL = 'https://crm.example/events?of=acme';
const SECRET = 'a-secret-of-sixteen-or-more';

test('a webhook is set, shown without its secret, and removed', async (t) => {
  const api = await serveApi(t);
  const put = (webhook: unknown) => api.call('PUT', '/callcenter/acme', { json: { webhook } });
  const shown = {
    ...{ url: URL, has_secret: true, batch: false },
    ...{ state: 'on', switched_off_time: null },
  };
  const made = await put({ url: URL, secret: SECRET });
  t.like(made.json.data, { webhook: shown });
  const answers = [made, await put({ url: URL, secret: SECRET })];
  for (const path of ['', '/acme']) answers.push(await api.call('GET', `/callcenter${path}`));
  answers.push(await api.call('PUT', '/callcenter/acme', { json: { lease_seconds: 5 } }));
  t.like(answers.at(-1)?.json.data, { webhook: shown });
  for (const { text } of answers) t.false(text.includes(SECRET), text);
  t.false(JSON.stringify(api.log).includes(SECRET));
  const together = await put({ url: URL, secret: SECRET, batch: true });
  t.like(together.json.data, { webhook: { ...shown, batch: true } });
  t.like((await put(null)).json.data, { webhook: null });
});

for (const [what, webhook, member] of [
  ['no URL', { url: 'crm.example', secret: SECRET }, 'webhook.url'],
  ['another protocol', { url: 'ftp://crm.example/', secret: SECRET }, 'webhook.url'],
  ['a password in the URL', { url: 'https://me:pw@crm.example/', secret: SECRET }, 'webhook.url'],
  ['a fragment', { url: 'https://crm.example/#x', secret: SECRET }, 'webhook.url'],
  ['a short secret', { url: URL, secret: 'a-short-secret!' }, 'webhook.secret'],
  ['a secret with spaces', { url: URL, secret: `${SECRET} ` }, 'webhook.secret'],
  ['no secret', { url: URL }, 'webhook.secret'],
] as const) {
  test(`a webhook with ${what} is refused, and the answer does not repeat it`, async (t) => {
    const api = await serveApi(t);
    const answer = await api.call('PUT', '/callcenter/acme', { json: { webhook } });
    refusedArgument(t, answer, 'body', member);
    t.false(answer.text.includes('short-secret') || answer.text.includes(SECRET), answer.text);
  });
}

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
