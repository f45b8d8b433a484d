import test, { type ExecutionContext } from 'ava';
import { refused, refusedArgument, serveAcme, type ServedApi } from '../../served-api.ts';

const ALL = '/callcenter/acme/agent';
const LOGIN = { name: 'ana', extension: 'ana-phone' };

const serveAna = async (t: ExecutionContext, more: object = {}): Promise<ServedApi> => {
  const api = await serveAcme(t);
  await api.do('POST', ALL, { ...LOGIN, ...more });
  return api;
};

test('POST logs an agent in, online and with what they bring', async (t) => {
  const api = await serveAcme(t);
  const now = api.clock.now();
  const made = await api.do('POST', ALL, {
    ...LOGIN,
    num: '1009',
    channel: 'default',
    skills: [
      { name: 'sales', score: 80.5 },
      { name: '法语', score: -1, enabled: false },
    ],
  });
  t.deepEqual(made, {
    name: 'ana',
    num: '1009',
    state: 'online',
    next_state: null,
    wrap_up_until: null,
    wrap_up_seconds: null,
    channel: 'default',
    extension: 'ana-phone',
    extensions: [{ id: 'ana-phone', active: true }],
    skills: [
      { name: 'sales', score: 80.5, enabled: true },
      { name: '法语', score: -1, enabled: false },
    ],
    login_time: now,
    state_since: now,
    lease_until: now + 86_400_000,
  });
  t.deepEqual(await api.do('GET', `${ALL}/ana`), made);
});

for (const state of ['idle', 'busy', 'away/lunch/面条']) {
  test(`an agent may log in as ${state}`, async (t) => {
    const api = await serveAna(t, { state });
    t.like(await api.do('GET', `${ALL}/ana`), { state });
  });
}

test('an agent may log in with several extensions of which one is active', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'ana-home' });
  const extensions = [{ id: 'ana-phone' }, { id: 'ana-home', active: true }];
  t.like(await api.do('POST', ALL, { name: 'ana', extensions }), {
    extension: 'ana-home',
    extensions: [
      { id: 'ana-phone', active: false },
      { id: 'ana-home', active: true },
    ],
  });
});

test('a form logs an agent in like JSON does', async (t) => {
  const api = await serveAcme(t);
  const form =
    'name=%E5%AE%89%E5%A8%9C&extensions[0][id]=ana-phone&extensions[0][active]=true' +
    '&num=007&state=away/caf%C3%A9+bar&skills[0][name]=sales&skills[0][score]=1e2';
  const answer = await api.call('POST', ALL, { form });
  t.like(answer.json.data, {
    name: '安娜',
    num: '007',
    state: 'away/café bar',
    extension: 'ana-phone',
    skills: [{ name: 'sales', score: 100, enabled: true }],
  });
});

for (const [path, more] of [
  ['name', { name: 'two words' }],
  ['name', { name: 7 }],
  ['extension', { extension: undefined }],
  ['extension', { extensions: [{ id: 'ana-phone', active: true }] }],
  ['extension', { extension: 'a b' }],
  ['extensions', { extension: undefined, extensions: [] }],
  ['extensions', { extension: undefined, extensions: [{ id: 'a' }, { id: 'b' }] }],
  [
    'extensions',
    {
      extension: undefined,
      extensions: [
        { id: 'a', active: true },
        { id: 'b', active: true },
      ],
    },
  ],
  ['extensions', { extension: undefined, extensions: [{ id: 'a', active: true }, { id: 'a' }] }],
  ['extensions[0].active', { extension: undefined, extensions: [{ id: 'a', active: 'true' }] }],
  ['extensions[0].ring', { extension: undefined, extensions: [{ id: 'a', ring: 1 }] }],
  ['channel', { channel: '' }],
  ['num', { num: 'A1' }],
  ['num', { num: 1009 }],
  ['num', { num: '1'.repeat(33) }],
  ['state', { state: 'online' }],
  ['state', { state: 'offline' }],
  ['state', { state: 'busy/' }],
  ['state', { state: 'Idle' }],
  ['state', { state: `away/${'x'.repeat(257)}` }],
  ['skills', { skills: { sales: 1 } }],
  ['skills[0].score', { skills: [{ name: 'sales', score: '1' }] }],
  ['skills[0].score', { skills: [{ name: 'sales' }] }],
  ['skills[0].score', { skills: [{ name: 'sales', score: null }] }],
  [
    'skills[1].name',
    {
      skills: [
        { name: 'sales', score: 1 },
        { name: 'a b', score: 1 },
      ],
    },
  ],
  ['skills[0].enabled', { skills: [{ name: 'sales', score: 1, enabled: 1 }] }],
  ['skills[0].level', { skills: [{ name: 'sales', score: 1, level: 1 }] }],
  ['password', { password: 'x' }],
] as const) {
  test(`a login is refused for its ${path}: ${JSON.stringify(more)}`, async (t) => {
    const api = await serveAcme(t);
    const answer = await api.call('POST', ALL, { json: { ...LOGIN, ...more } });
    refusedArgument(t, answer, 'body', path);
    t.like(await api.do('GET', ALL), { total_count: 0 });
  });
}

test('a login is refused with a skill that is named twice', async (t) => {
  const api = await serveAcme(t);
  const skill = { name: 'sales', score: 1 };
  const answer = await api.call('POST', ALL, { json: { ...LOGIN, skills: [skill, skill] } });
  refused(t, answer, 400, '000001', 'invalid-argument');
});

test('a login is refused while there is another, and for what does not exist', async (t) => {
  const api = await serveAna(t);
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'ben-phone' });
  const logIn = (json: object) => api.call('POST', ALL, { json });
  const twice = await logIn({ name: 'ana', extension: 'ben-phone' });
  refused(t, twice, 409, '040201', 'agent-already-logged-in');
  const taken = await logIn({ name: 'ben', extension: 'ana-phone' });
  t.like(refused(t, taken, 409, '040102', 'extension-in-use'), { agent: 'ana' });
  const unknown = await logIn({ name: 'ben', extension: 'none' });
  refused(t, unknown, 404, '040103', 'extension-not-found');
  const elsewhere = await logIn({ name: 'ben', extension: 'ben-phone', channel: 'none' });
  refused(t, elsewhere, 404, '040701', 'work-channel-not-found');
});

test('those who are logged in are listed in pages', async (t) => {
  const api = await serveAna(t);
  t.like(await api.do('GET', ALL), { total_count: 1, result: [{ name: 'ana' }] });
  t.deepEqual(await api.do('GET', `${ALL}?page_no=2&page_size=1`), {
    page_no: 2,
    page_size: 1,
    total_count: 1,
    more: false,
    result: [],
  });
});

test('every call for an agent who is not logged in says so', async (t) => {
  const api = await serveAcme(t);
  const calls: [string, string, unknown?][] = [
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/keepalive'],
    ['GET', '/conversation'],
    ['POST', '/state', { state: 'idle' }],
    ['POST', '/skills', { opts: [{ opt: 0 }] }],
    ['POST', '/extension', { extension: 'ana-phone' }],
    ['POST', '/reject', { queue_task_id: 'x' }],
  ];
  for (const [method, path, json] of calls) {
    const sent = json === undefined ? undefined : { json };
    const answer = await api.call(method, `${ALL}/ana${path}`, sent);
    t.like(refused(t, answer, 404, '040202', 'agent-not-found'), { agent: 'ana' });
  }
});

test('an agent sets their state to idle, busy and away', async (t) => {
  const api = await serveAna(t);
  for (const state of ['idle', 'busy/后台', 'away']) {
    api.clock.advance(1000);
    const now = api.clock.now();
    const view = { state, state_since: now };
    t.like(await api.do('POST', `${ALL}/ana/state`, { state }), view);
    t.like(await api.do('GET', `${ALL}/ana`), view);
  }
  const answer = await api.call('POST', `${ALL}/ana/state`, { json: { state: 'talking' } });
  refusedArgument(t, answer, 'body', 'state');
  t.regex(answer.json.msg, /idle, busy, busy\/NOTE/);
});

test('skills are changed in order, all or nothing', async (t) => {
  const api = await serveAna(t, { skills: [{ name: 'sales', score: 1 }] });
  const change = (opts: unknown) => api.call('POST', `${ALL}/ana/skills`, { json: { opts } });
  const changed = await change([
    { opt: 1, name: 'phones', score: 5, enabled: false },
    { opt: 0 },
    { opt: 1, name: 'french', score: 7 },
    { opt: 1, name: 'polish', score: 3 },
    { opt: 2, name: 'french' },
    { opt: 1, name: 'polish', score: 4 },
  ]);
  const skills = [{ name: 'polish', score: 4, enabled: true }];
  t.like(changed.json.data, { name: 'ana' });
  t.deepEqual((changed.json.data as { skills: unknown }).skills, skills);
  const wrong = await change([{ opt: 0 }, { opt: 1, name: 'sales' }]);
  refusedArgument(t, wrong, 'body', 'opts[1].score');
  const kept = await api.do<{ skills: unknown }>('GET', `${ALL}/ana`);
  t.deepEqual(kept.skills, skills);
});

test('a form changes skills too', async (t) => {
  const api = await serveAna(t);
  const form = 'opts[0][opt]=1&opts[0][name]=sales&opts[0][score]=60&opts[0][enabled]=false';
  const answer = await api.call('POST', `${ALL}/ana/skills`, { form });
  t.deepEqual((answer.json.data as { skills: unknown }).skills, [
    { name: 'sales', score: 60, enabled: false },
  ]);
});

for (const [path, opts] of [
  ['opts', []],
  ['opts', { opt: 0 }],
  ['opts', Array.from({ length: 1001 }, () => ({ opt: 0 }))],
  ['opts[0]', [7]],
  ['opts[0].opt', [{ name: 'sales' }]],
  ['opts[0].opt', [{ opt: 3 }]],
  ['opts[0].opt', [{ opt: '1', name: 'sales', score: 1 }]],
  ['opts[0].name', [{ opt: 0, name: 'sales' }]],
  ['opts[0].name', [{ opt: 2 }]],
  ['opts[0].score', [{ opt: 2, name: 'sales', score: 1 }]],
] as const) {
  test(`a change of skills is refused: ${JSON.stringify(opts).slice(0, 60)}`, async (t) => {
    const api = await serveAna(t);
    const answer = await api.call('POST', `${ALL}/ana/skills`, { json: { opts } });
    refusedArgument(t, answer, 'body', path);
  });
}

test('an agent moves to another extension', async (t) => {
  const api = await serveAna(t);
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'desk-2' });
  const moved = await api.do('POST', `${ALL}/ana/extension`, { extension: 'desk-2' });
  t.like(moved, { extension: 'desk-2' });
  const answer = await api.call('POST', `${ALL}/ana/extension`, { json: { extension: 'none' } });
  refused(t, answer, 404, '040103', 'extension-not-found');
});

test('a login that is kept alive lives on, one that is not lapses', async (t) => {
  const api = await serveAna(t);
  api.clock.advance(86_399_000);
  t.like(await api.do('GET', `${ALL}/ana/keepalive`), {
    lease_until: api.clock.now() + 86_400_000,
  });
  api.clock.advance(86_400_000);
  const answer = await api.call('GET', `${ALL}/ana/keepalive`);
  refused(t, answer, 409, '040205', 'agent-offline');
  t.like(await api.do('GET', `${ALL}/ana`), { state: 'offline' });
});

test('logout takes an agent away', async (t) => {
  const api = await serveAna(t);
  t.deepEqual(await api.do('DELETE', `${ALL}/ana`), { name: 'ana' });
  refused(t, await api.call('GET', `${ALL}/ana`), 404, '040202', 'agent-not-found');
});

for (const force of ['yes', '1', '', 'True']) {
  test(`logout is refused with ?force=${force}`, async (t) => {
    const api = await serveAna(t);
    refusedArgument(t, await api.call('DELETE', `${ALL}/ana?force=${force}`), 'query', 'force');
    t.like(await api.do('GET', `${ALL}/ana`), { name: 'ana' });
  });
}
