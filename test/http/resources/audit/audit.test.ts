import test from 'ava';
import type { Access } from '../../../../src/domain/api-key.ts';
import type { CallcenterId } from '../../../../src/domain/ids.ts';
import { bearer } from '../../../helpers/access.ts';
import { refused, serveAcme, type ServedApi } from '../../served-api.ts';

interface Entry {
  readonly id: number;
  readonly time: number;
  readonly callcenter_id: string | null;
  readonly role: string;
  readonly key_id: string;
  readonly session_id: string | null;
  readonly operation: string;
  readonly path: string;
  readonly body: unknown;
  readonly code: string | null;
}

const SUPERVISOR: Access = { role: 'supervisor', callcenterId: 'acme' as CallcenterId };

const entries = async (api: ServedApi, path = '/callcenter/acme/audit'): Promise<Entry[]> =>
  (await api.do<{ result: Entry[] }>('GET', path)).result;

const keyOf = async ({ keys }: ServedApi, access: Access) => {
  const { key, text } = await keys.make({ access, name: null, signing: false, expiresAt: null });
  return { id: key.id, auth: bearer(text) };
};

test('who changed a setting by which key is told, newest first and with what was sent', async (t) => {
  const api = await serveAcme(t);
  const { id, auth } = await keyOf(api, {
    role: 'callcenter',
    callcenterId: 'acme' as CallcenterId,
  });
  const sent = { json: { lease_seconds: 60 } };
  t.is((await api.call('PUT', '/callcenter/acme', sent, auth)).status, 200);
  const [last, before] = await entries(api);
  t.like(last, {
    callcenter_id: 'acme',
    role: 'callcenter',
    key_id: id,
    session_id: null,
    operation: 'putCallcenter',
    path: '/callcenter/acme',
    body: { lease_seconds: 60 },
    code: '000000',
  });
  t.like(before, { operation: 'createExtension', key_id: 'environment-key' });
});

test('secrets are not kept, and long texts are cut', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', '/callcenter/acme/extension', {
    type: 1,
    user: '1001',
    password: 'very-secret-pass-word',
  });
  await api.do('PUT', '/callcenter/acme', {
    webhook: { url: 'https://crm.example.com/', secret: 'whsec-very-secret-0123' },
    outcomes: [],
  });
  await api.do('POST', '/callcenter/acme/condition', {
    name: 'long',
    where: `true${' '.repeat(700)}`,
  });
  const kept = JSON.stringify([...api.audit.kept.values()]);
  t.false(kept.includes('very-secret'));
  t.false(kept.includes(' '.repeat(501)));
  t.true(kept.includes('***'));
});

test('what was refused changed nothing and is not told, nor is what agents do themselves', async (t) => {
  const api = await serveAcme(t);
  const before = await entries(api);
  await api.call('POST', '/callcenter/acme/condition', { json: { name: 'x', where: 'x' } });
  await api.call('DELETE', '/callcenter/acme/extension/none');
  await api.do('GET', '/callcenter/acme/agent');
  await api.do('POST', '/callcenter/acme/condition/test', { where: 'true' });
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-phone' });
  await api.do('POST', '/callcenter/acme/agent/ana/state', { state: 'idle' });
  t.deepEqual(await entries(api), before);
});

test('what a supervisor does to an agent is told', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-phone' });
  const { id, auth } = await keyOf(api, SUPERVISOR);
  const sent = { json: { state: 'away/lunch' } };
  await api.call('POST', '/callcenter/acme/agent/ana/state', sent, auth);
  t.like((await entries(api))[0], {
    role: 'supervisor',
    key_id: id,
    operation: 'setAgentState',
    path: '/callcenter/acme/agent/ana/state',
    body: { state: 'away/lunch' },
  });
});

test('a session is told with its key, and one who asks only for it sees nobody else', async (t) => {
  const api = await serveAcme(t);
  const { id } = await keyOf(api, { role: 'admin' });
  const { session, secret } = await api.sessions.openWithKey(id, { role: 'admin' });
  const headers = {
    Authorization: '',
    Cookie: `callcenter=${secret}`,
    'Sec-Fetch-Site': 'same-origin',
  };
  await api.call('PUT', '/callcenter/zeta', { json: {} }, headers);
  const [told, ...others] = await entries(api, `/audit?session_id=${session.id}`);
  t.like(told, { session_id: session.id, key_id: id, path: '/callcenter/zeta' });
  t.deepEqual(others, []);
  t.is((await entries(api, `/audit?key_id=${id}`)).length, 1);
  t.is((await entries(api, '/audit?until=1')).length, 0);
});

test('a request that comes again and gets the first answer is told once', async (t) => {
  const api = await serveAcme(t);
  const send = () =>
    api.call(
      'POST',
      '/callcenter/acme/condition',
      { json: { name: 'all', where: 'true' } },
      { 'Idempotency-Key': 'k' },
    );
  t.is((await send()).status, 200);
  t.is((await send()).headers['idempotent-replayed'], 'true');
  const made = (await entries(api)).filter(({ operation }) => operation === 'createCondition');
  t.is(made.length, 1);
});

test('what may have been done is told with what it was answered with', async (t) => {
  const api = await serveAcme(t);
  api.telephony.disconnect();
  const sent = { json: { type: 1, user: '1002' } };
  refused(
    t,
    await api.call('POST', '/callcenter/acme/extension', sent),
    503,
    '000004',
    'asterisk-unavailable',
  );
  t.like((await entries(api))[0], { operation: 'createExtension', code: '000004' });
});
