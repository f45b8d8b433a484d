import { readFileSync } from 'node:fs';
import test from 'ava';
import { ApiError, CallcenterClient, NoAnswerError } from '../../src/client/index.ts';
import { ADMIN_KEY } from '../helpers/access.ts';
import { serveAcme } from '../http/served-api.ts';
import { apiTypes, TYPES_FILE } from './api-types.ts';
import { json, ok, refusal, type Turn, TurnServer } from './events-server.ts';

const AGENT = '/callcenter/{callcenter_id}/agent/{agent_name}';
const ANA = { callcenter_id: 'acme', agent_name: 'ana' };

test('the types are those of the document: "npm run client" makes them anew', async (t) => {
  t.is(readFileSync(TYPES_FILE, 'utf8'), await apiTypes());
});

test('an operation is asked for by method and path, and gives its data', async (t) => {
  const api = await serveAcme(t);
  const client = new CallcenterClient({
    baseUrl: `http://127.0.0.1:${api.port}/v1`,
    key: ADMIN_KEY,
  });
  const made = await client.call('POST', '/callcenter/{callcenter_id}/agent', {
    path: { callcenter_id: 'acme' },
    body: { name: 'ana', extension: 'ana-phone', skills: [{ name: 'sales', score: 80 }] },
  });
  t.is(made.state, 'online');
  const list = await client.call('GET', '/callcenter/{callcenter_id}/agent', {
    path: { callcenter_id: 'acme' },
    query: { page_size: 5 },
  });
  t.deepEqual(
    list.result.map((one) => [one.name, 'skills' in one ? one.skills[0]?.name : null]),
    [['ana', 'sales']],
  );
  t.is(list.page_size, 5);
});

test('names in a path may be of any language', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', '/callcenter/acme/agent', { name: '李娜', extension: 'ana-phone' });
  const client = new CallcenterClient({
    baseUrl: `http://127.0.0.1:${api.port}/v1`,
    key: ADMIN_KEY,
  });
  const agent = await client.call('GET', AGENT, {
    path: { callcenter_id: 'acme', agent_name: '李娜' },
  });
  t.is(agent.name, '李娜');
});

test('a refusal is an error that says all that the answer says', async (t) => {
  const api = await serveAcme(t);
  const client = new CallcenterClient({
    baseUrl: `http://127.0.0.1:${api.port}/v1`,
    key: ADMIN_KEY,
  });
  const error = await t.throwsAsync(client.call('GET', AGENT, { path: ANA }), {
    instanceOf: ApiError,
  });
  t.like(error, { status: 404, code: '040202', id: 'agent-not-found', details: { agent: 'ana' } });
  t.not(error.requestId, null);
});

const keysOf = ({ requests }: TurnServer) =>
  requests.map(({ headers }) => headers['idempotency-key']);

const drop: Turn = (request) => {
  request.socket.destroy();
};

test('a POST that got no answer is sent again, with the same key', async (t) => {
  const server = await TurnServer.start(t, [drop, json(200, ok({ name: 'ana' }))]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  await client.call('POST', `${AGENT}/state`, { path: ANA, body: { state: 'idle' } });
  const [first, second] = keysOf(server);
  t.regex(String(first), /^[0-9a-f]{32}$/);
  t.is(first, second);
});

test('two POSTs have two keys, and a caller may choose one', async (t) => {
  const server = await TurnServer.start(t, [json(200, ok({}))]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  const asked = { path: ANA, body: { state: 'idle' } };
  await client.call('POST', `${AGENT}/state`, asked);
  await client.call('POST', `${AGENT}/state`, asked);
  await client.call('POST', `${AGENT}/state`, asked, { idempotencyKey: 'mine' });
  const [first, second, third] = keysOf(server);
  t.not(first, second);
  t.is(third, 'mine');
});

test('a DELETE without an answer is not sent again: it may have been done', async (t) => {
  const server = await TurnServer.start(t, [drop]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  await t.throwsAsync(client.call('DELETE', AGENT, { path: ANA }), { instanceOf: NoAnswerError });
  t.is(server.requests.length, 1);
});

test('what is refused is not asked again, but what may pass is', async (t) => {
  const busy = json(429, refusal('000429', 'too-many-requests'), { 'Retry-After': '0' });
  const server = await TurnServer.start(t, [
    busy,
    busy,
    json(409, refusal('040203', 'agent-busy')),
  ]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  await t.throwsAsync(client.call('GET', AGENT, { path: ANA }), {
    instanceOf: ApiError,
    message: 'no',
  });
  t.is(server.requests.length, 3);
});

test('who does not answer in time is given up', async (t) => {
  const server = await TurnServer.start(t, [() => undefined]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl, timeoutMs: 100, retries: 1 });
  await t.throwsAsync(client.call('GET', AGENT, { path: ANA }), { instanceOf: NoAnswerError });
});

test('who asks may stop asking, with a reason of their own', async (t) => {
  const server = await TurnServer.start(t, [() => undefined]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl });
  const stop = new AbortController();
  const asked = client.call('GET', AGENT, { path: ANA }, { signal: stop.signal });
  stop.abort(new Error('no longer of interest'));
  await t.throwsAsync(asked, { message: 'no longer of interest' });
});

test('an answer of something else is no answer', async (t) => {
  const page: Turn = (_request, response) => response.writeHead(404).end('<html>');
  const server = await TurnServer.start(t, [page]);
  const client = new CallcenterClient({ baseUrl: server.baseUrl, retries: 0 });
  await t.throwsAsync(client.call('GET', AGENT, { path: ANA }), {
    instanceOf: NoAnswerError,
    message: /404/,
  });
});

test('an id that would lead to something else is sent to nobody', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/zeta', {});
  const baseUrl = `http://127.0.0.1:${api.port}/v1`;
  const client = new CallcenterClient({ baseUrl, key: ADMIN_KEY });
  for (const queue_task_id of ['..', '.', '']) {
    const path = { callcenter_id: 'zeta', queue_task_id };
    const task = '/callcenter/{callcenter_id}/queue_task/{queue_task_id}';
    const error = await t.throwsAsync(client.call('DELETE', task, { path }));
    t.true(error instanceof RangeError, String(error));
    t.regex(error.message, /^queue_task_id is "\.*"; expected/);
  }
  t.throws(() => client.events('..'), { instanceOf: RangeError });
  t.is((await api.call('GET', '/callcenter/zeta')).status, 200);
});
