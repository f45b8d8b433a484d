import test, { type ExecutionContext } from 'ava';
import type { KeyId } from '../../../../src/domain/ids.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
import { EventReader } from '../../../helpers/event-reader.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { refused, refusedArgument, serveAcme, serveApi, type ServedApi } from '../../served-api.ts';

interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly key: string;
  readonly signing_secret: string | null;
}

const make = (api: ServedApi, json: object): Promise<KeyView> => api.do('POST', '/key', json);

const readWith = (api: ServedApi, key: string) =>
  api.call('GET', '/callcenter/acme', undefined, bearer(key));

const environmentKey = async (api: ServedApi): Promise<string> => {
  const { result } = await api.do<{ result: KeyView[] }>('GET', '/key');
  return result.find(({ name }) => name === 'ADMIN_KEY')?.id ?? '';
};

const refusedKey = (t: ExecutionContext, answer: Awaited<ReturnType<typeof readWith>>): void => {
  refused(t, answer, 401, '000401', 'unauthorized');
  t.is(answer.headers['www-authenticate'], 'Bearer realm="ari-callcenter", error="invalid_token"');
};

test('a key is shown by the answer that makes it, lets in, and is never shown again', async (t) => {
  const api = await serveAcme(t);
  const made = await make(api, { role: 'callcenter', callcenter_id: 'acme', signing: true });
  t.regex(made.key, /^cck_[0-9a-f]{48}$/);
  t.regex(made.signing_secret ?? '', /^ccs_[0-9a-f]{48}$/);
  t.like(made, { name: made.id, role: 'callcenter', callcenter_id: 'acme', agent_name: null });
  t.is((await readWith(api, made.key)).status, 200);
  const list = await api.call('GET', '/key');
  t.true(list.text.includes(made.id));
  for (const secret of [made.key, made.signing_secret ?? '', 'digest']) {
    t.false(list.text.includes(secret));
  }
});

test('without a key, the answer says what kind of one is expected', async (t) => {
  const api = await serveAcme(t);
  const answer = await api.call('GET', '/callcenter', undefined, { Authorization: '' });
  refused(t, answer, 401, '000401', 'unauthorized');
  t.is(answer.headers['www-authenticate'], 'Bearer realm="ari-callcenter"');
});

for (const Authorization of [
  'Basic YWRtaW46YWRtaW4=',
  'Bearer',
  'Bearer two words',
  `Bearer ${ADMIN_KEY}, Bearer ${ADMIN_KEY}`,
  ADMIN_KEY,
]) {
  test(`Authorization is refused that is "${Authorization}"`, async (t) => {
    const api = await serveAcme(t);
    const answer = await api.call('GET', '/callcenter', undefined, { Authorization });
    refused(t, answer, 401, '000401', 'unauthorized');
    t.regex(String(answer.headers['www-authenticate']), /error="invalid_request"/);
    t.false(answer.text.includes(ADMIN_KEY));
  });
}

test('a key that is nearly one is none', async (t) => {
  const api = await serveAcme(t);
  const { key } = await make(api, { role: 'admin' });
  for (const near of [key.slice(0, -1), `${key}0`, key.toUpperCase(), 'cck_']) {
    refusedKey(t, await readWith(api, near));
  }
});

test('a key is not valid any more as soon as it is removed', async (t) => {
  const api = await serveAcme(t);
  const { id, key } = await make(api, { role: 'read' });
  t.is((await readWith(api, key)).status, 200);
  t.like(await api.do('DELETE', `/key/${id}`), { id, role: 'read' });
  refusedKey(t, await readWith(api, key));
  refused(t, await api.call('DELETE', `/key/${id}`), 404, '040901', 'key-not-found');
});

test('a key that another process removes is not valid a second later', async (t) => {
  const api = await serveAcme(t);
  const { id, key } = await make(api, { role: 'read' });
  t.is((await readWith(api, key)).status, 200);
  api.apiKeys.rows.clear();
  t.not(id, '');
  api.clock.advance(1000);
  refusedKey(t, await readWith(api, key));
});

test('a key is valid until it expires', async (t) => {
  const api = await serveAcme(t);
  const expires_at = api.clock.now() + 60_000;
  const { key } = await make(api, { role: 'read', expires_at });
  api.clock.advance(59_999);
  t.is((await readWith(api, key)).status, 200);
  api.clock.advance(1);
  const answer = await readWith(api, key);
  refusedKey(t, answer);
  t.regex(answer.json.msg, /expired/);
});

test('the last admin cannot lock themself out', async (t) => {
  const api = await serveAcme(t);
  const first = await environmentKey(api);
  const refuse = async () => {
    const answer = await api.call('DELETE', `/key/${first}`);
    refused(t, answer, 409, '040902', 'last-admin-key');
    t.regex(answer.json.msg, /make another first/);
  };
  await refuse();
  await make(api, { role: 'callcenter', callcenter_id: 'acme' });
  await make(api, { role: 'admin', expires_at: api.clock.now() + 1000 });
  api.clock.advance(1000);
  await refuse();
  t.is((await readWith(api, ADMIN_KEY)).status, 200);
  const { key } = await make(api, { role: 'admin' });
  await api.do('DELETE', `/key/${first}`);
  refusedKey(t, await readWith(api, ADMIN_KEY));
  t.is((await readWith(api, key)).status, 200);
});

for (const [what, json, path] of [
  ['no role', {}, 'role'],
  ['an unknown role', { role: 'root' }, 'role'],
  ['no call center where one is needed', { role: 'callcenter' }, 'callcenter_id'],
  ['no agent where one is needed', { role: 'agent', callcenter_id: 'acme' }, 'agent_name'],
  ['a call center for an admin', { role: 'admin', callcenter_id: 'acme' }, 'callcenter_id'],
  ['an agent for a reader', { role: 'read', agent_name: 'ana' }, 'agent_name'],
  ['a name that fits into no header', { role: 'admin', name: 'a b' }, 'name'],
  ['an end that is past', { role: 'admin', expires_at: 1_600_000_000_000 }, 'expires_at'],
] as const) {
  test(`a key with ${what} is not made`, async (t) => {
    const api = await serveAcme(t);
    refusedArgument(t, await api.call('POST', '/key', { json }), 'body', path);
    t.like(await api.do('GET', '/key'), { total_count: 1 });
  });
}

test('a key is not made for a call center that does not exist', async (t) => {
  const api = await serveAcme(t);
  const json = { role: 'agent', callcenter_id: 'none', agent_name: 'ana' };
  const answer = await api.call('POST', '/key', { json });
  refused(t, answer, 404, '040800', 'callcenter-not-found');
});

test('two who send the same Idempotency-Key do not get each other’s answers', async (t) => {
  const api = await serveAcme(t);
  const other = await make(api, { role: 'admin' });
  const json = { role: 'read', signing: true };
  const post = (key: string) =>
    api.call('POST', '/key', { json }, { ...bearer(key), 'Idempotency-Key': 'k1' });
  const [first, again, others] = [
    await post(ADMIN_KEY),
    await post(ADMIN_KEY),
    await post(other.key),
  ];
  t.is(again.headers['idempotent-replayed'], 'true');
  t.is(again.text, first.text);
  t.is(others.status, 200);
  t.is(others.headers['idempotent-replayed'], undefined);
  t.not(others.text, first.text);
});

test('an answer that was kept is not given to one whose key is gone', async (t) => {
  const api = await serveAcme(t);
  const { id, key } = await make(api, { role: 'admin' });
  const headers = { ...bearer(key), 'Idempotency-Key': 'k1' };
  const post = () => api.call('POST', '/key', { json: { role: 'read' } }, headers);
  t.is((await post()).status, 200);
  await api.do('DELETE', `/key/${id}`);
  refusedKey(t, await post());
});

for (const [what, ends] of [
  ['is removed', (api: ServedApi, id: string) => api.do('DELETE', `/key/${id}`)],
  ['expires', () => Promise.resolve()],
] as const) {
  test(`events are told no more when the key ${what} that they were asked for with`, async (t) => {
    const api = await serveAcme(t);
    const expires_at = api.clock.now() + 15_000;
    const { id, key } = await make(api, { role: 'read', callcenter_id: 'acme', expires_at });
    const url = `http://127.0.0.1:${api.port}/v1/callcenter/acme/events`;
    const reader = await EventReader.open(url, { headers: bearer(key) });
    api.clock.advance(10_000);
    await ends(api, id);
    await eventually(
      () => {
        api.clock.advance(10_000);
        return reader.ended;
      },
      { awaited: 'the events to end' },
    );
    t.pass();
  });
}

test('events go on as long as the key is valid', async (t) => {
  const api = await serveAcme(t);
  const { key } = await make(api, { role: 'read', callcenter_id: 'acme' });
  const url = `http://127.0.0.1:${api.port}/v1/callcenter/acme/events?last_event_id=0`;
  const reader = await EventReader.open(url, { headers: bearer(key) });
  const { reads } = api.apiKeys;
  await eventually(
    () => {
      api.clock.advance(10_000);
      return api.apiKeys.reads >= reads + 5;
    },
    { awaited: 'the key to be looked at some times' },
  );
  const { result } = await api.do<{ result: unknown[] }>('GET', '/callcenter/acme/event');
  await reader.untilHas(result.length);
  t.false(reader.ended);
  await reader.close();
});

test('the key of a call center that is deleted does not make it again', async (t) => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme', {});
  const { id, key } = await make(api, { role: 'callcenter', callcenter_id: 'acme' });
  const put = () => api.call('PUT', '/callcenter/acme', { json: {} }, bearer(key));
  t.is((await put()).status, 200);
  // As the database does: what belongs to a call center goes with it.
  const remove = api.store.remove.bind(api.store);
  api.store.remove = (callcenter) => {
    api.apiKeys.rows.delete(id as KeyId);
    return remove(callcenter);
  };
  await api.do('DELETE', '/callcenter/acme');
  refusedKey(t, await put());
});
