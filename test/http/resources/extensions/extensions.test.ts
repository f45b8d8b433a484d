import { eventually } from '../../../helpers/eventually.ts';
import { createHash } from 'node:crypto';
import test from 'ava';
import { refused, refusedArgument, serveApi, type ServedApi } from '../../served-api.ts';
import type { ExecutionContext } from 'ava';

const ALL = '/callcenter/acme/extension';

const serveEmpty = async (t: ExecutionContext): Promise<ServedApi> => {
  const api = await serveApi(t);
  await api.do('PUT', '/callcenter/acme');
  return api;
};

const ha1 = (user: string, password: string): string =>
  createHash('md5').update(`${user}:asterisk:${password}`).digest('hex');

test('POST makes an account in Asterisk with the digest of the password alone', async (t) => {
  const api = await serveEmpty(t);
  const json = { type: 1, user: 'ana-phone', password: 'correct-horse-7' };
  const answer = await api.call('POST', ALL, { json });
  t.deepEqual(answer.json.data, { id: 'ana-phone', ...json, webrtc: false });
  t.deepEqual([...api.telephony.accounts], [['ana-phone', ha1('ana-phone', 'correct-horse-7')]]);
});

test('without a password a strong one is made up, another each time', async (t) => {
  const api = await serveEmpty(t);
  const passwords: string[] = [];
  for (const user of ['ana-phone', 'ben-phone']) {
    const made = await api.do<{ password: string }>('POST', ALL, { type: 1, user });
    t.regex(made.password, /^[\w-]{24}$/);
    t.is(api.telephony.accounts.get(user), ha1(user, made.password));
    passwords.push(made.password);
  }
  t.not(passwords[0], passwords[1]);
});

test('neither the password nor its digest is ever shown again', async (t) => {
  const api = await serveEmpty(t);
  const json = { type: 1, user: 'ana-phone', password: 'correct-horse-7' };
  await api.do('POST', ALL, json);
  const one = await api.call('GET', `${ALL}/ana-phone`);
  const all = await api.call('GET', ALL);
  const gone = await api.call('DELETE', `${ALL}/ana-phone`);
  for (const { text } of [one, all, gone]) {
    t.notRegex(text, /correct-horse|password|digest/);
    t.false(text.includes(ha1('ana-phone', 'correct-horse-7')));
  }
});

test('GET tells whether a phone is registered', async (t) => {
  const api = await serveEmpty(t);
  await api.do('POST', ALL, { type: 1, user: 'ana-phone' });
  t.deepEqual(await api.do('GET', `${ALL}/ana-phone`), {
    id: 'ana-phone',
    type: 1,
    user: 'ana-phone',
    webrtc: false,
    registration: 'not-registered',
  });
  api.telephony.registerPhone('ana-phone');
  t.like(await api.do('GET', `${ALL}/ana-phone`), { registration: 'registered' });
  api.telephony.disconnect();
  t.like(await api.do('GET', `${ALL}/ana-phone`), { registration: 'unknown' });
});

test('extensions are listed in pages, with whether a phone is registered as it was told last', async (t) => {
  const api = await serveEmpty(t);
  for (const user of ['u1', 'u2', 'u3']) await api.do('POST', ALL, { type: 1, user });
  t.deepEqual(await api.do('GET', `${ALL}?page_size=2&page_no=2`), {
    page_no: 2,
    page_size: 2,
    total_count: 3,
    more: false,
    result: [{ id: 'u3', type: 1, user: 'u3', webrtc: false, registration: 'registered' }],
  });
  api.callcenters.registrationChanged('u3', false);
  await eventually(
    async () => {
      const { result } = await api.do<{ result: { registration: string }[] }>('GET', ALL);
      return result[2]?.registration === 'not-registered';
    },
    { awaited: 'u3 to be shown as not registered' },
  );
  await api.do('POST', ALL, { type: 3, telnum: '123456' });
  const { result } = await api.do<{ result: { id: string }[] }>('GET', ALL);
  t.like(
    result.find(({ id }) => id === '123456'),
    { registration: null },
  );
});

test('DELETE takes the account away with the extension', async (t) => {
  const api = await serveEmpty(t);
  await api.do('POST', ALL, { type: 1, user: 'ana-phone' });
  await api.do('DELETE', `${ALL}/ana-phone`);
  t.is(api.telephony.accounts.size, 0);
  const answer = await api.call('GET', `${ALL}/ana-phone`);
  refused(t, answer, 404, '040103', 'extension-not-found');
  refused(t, await api.call('DELETE', `${ALL}/ana-phone`), 404, '040103', 'extension-not-found');
});

test('a user can be had once, in all call centers together', async (t) => {
  const api = await serveEmpty(t);
  await api.do('PUT', '/callcenter/other');
  await api.do('POST', ALL, { type: 1, user: 'ana-phone' });
  const json = { type: 1, user: 'ana-phone' };
  const here = await api.call('POST', ALL, { json });
  refused(t, here, 409, '040101', 'extension-exists');
  const there = await api.call('POST', '/callcenter/other/extension', { json });
  refused(t, there, 409, '040101', 'extension-exists');
  t.like(await api.do('GET', '/callcenter/other/extension'), { total_count: 0 });
  await api.do('DELETE', `${ALL}/ana-phone`);
  t.is((await api.call('POST', '/callcenter/other/extension', { json })).status, 200);
});

test('an extension that an agent is logged in with stays', async (t) => {
  const api = await serveEmpty(t);
  await api.do('POST', ALL, { type: 1, user: 'ana-phone' });
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-phone' });
  const answer = await api.call('DELETE', `${ALL}/ana-phone`);
  t.like(refused(t, answer, 409, '040102', 'extension-in-use'), { agent: 'ana' });
  t.true(api.telephony.accounts.has('ana-phone'));
});

test('while Asterisk is away extensions are neither made nor deleted', async (t) => {
  const api = await serveEmpty(t);
  await api.do('POST', ALL, { type: 1, user: 'ana-phone' });
  api.telephony.disconnect();
  const made = await api.call('POST', ALL, { json: { type: 1, user: 'ben-phone' } });
  refused(t, made, 503, '000004', 'asterisk-unavailable');
  const deleted = await api.call('DELETE', `${ALL}/ana-phone`);
  refused(t, deleted, 503, '000004', 'asterisk-unavailable');
  const list = await api.do<{ result: { id: string }[] }>('GET', ALL);
  t.deepEqual(
    list.result.map(({ id }) => id),
    ['ana-phone'],
  );
});

test('given an account that Asterisk refuses, there is no extension and the user is free', async (t) => {
  const api = await serveEmpty(t);
  const json = { type: 1, user: 'ana-phone' };
  api.telephony.refuseAll('no such object type');
  const answer = await api.call('POST', ALL, { json });
  refused(t, answer, 502, '000003', 'asterisk-refused');
  t.regex(answer.json.msg, /no such object type/);
  t.like(await api.do('GET', ALL), { total_count: 0 });
  api.telephony.refuseAll(null);
  await api.do('PUT', '/callcenter/other');
  t.is((await api.call('POST', '/callcenter/other/extension', { json })).status, 200);
});

for (const user of [
  'trunk',
  'TRUNK',
  'anonymous',
  '',
  '.',
  '..',
  '-x',
  'a b',
  'a/b',
  'a@b',
  'a;b',
  'a"b',
  'a\nb',
  'ünal',
  '安娜',
  'x'.repeat(41),
  7,
  null,
]) {
  test(`a SIP user cannot be ${JSON.stringify(user)}`, async (t) => {
    const api = await serveEmpty(t);
    const answer = await api.call('POST', ALL, { json: { type: 1, user } });
    refusedArgument(t, answer, 'body', 'user');
    t.is(api.telephony.accounts.size, 0);
  });
}

for (const password of [
  '',
  'eleven-char',
  'x'.repeat(65),
  'with space in it',
  'with"quote-in-it',
  'with:colon-in-it',
  'пароль-пароль-12',
]) {
  test(`a password cannot be ${JSON.stringify(password)}`, async (t) => {
    const api = await serveEmpty(t);
    const answer = await api.call('POST', ALL, { json: { type: 1, user: 'u1', password } });
    refusedArgument(t, answer, 'body', 'password');
  });
}

for (const type of [0, 4, '1', null, undefined]) {
  test(`the type of an extension cannot be ${type === undefined ? 'missing' : JSON.stringify(type)}`, async (t) => {
    const api = await serveEmpty(t);
    const answer = await api.call('POST', ALL, { json: { type, user: 'u1' } });
    refusedArgument(t, answer, 'body', 'type');
  });
}

for (const { body, shown } of [
  {
    body: { type: 2, user: '1009', ipaddr: '10.0.0.7:5080' },
    shown: { id: '1009@10.0.0.7:5080', type: 2, user: '1009', ipaddr: '10.0.0.7:5080' },
  },
  {
    body: { type: 2, ipaddr: 'gateway.example' },
    shown: { id: 'gateway.example', type: 2, user: null, ipaddr: 'gateway.example' },
  },
  {
    body: { type: 3, telnum: '+8613800138000' },
    shown: { id: '+8613800138000', type: 3, telnum: '+8613800138000' },
  },
]) {
  test(`an extension of type ${body.type} as ${shown.id} needs no account`, async (t) => {
    const api = await serveEmpty(t);
    const created = await api.call('POST', ALL, { json: body });
    t.deepEqual(created.json.data, shown);
    t.is(api.telephony.accounts.size, 0);
    const path = `${ALL}/${encodeURIComponent(shown.id)}`;
    t.deepEqual((await api.call('GET', path)).json.data, { ...shown, registration: null });
  });
}

for (const { body, path } of [
  { body: { type: 1 }, path: 'user' },
  { body: { type: 2, user: '1009' }, path: 'ipaddr' },
  { body: { type: 3, user: '1009' }, path: 'telnum' },
  { body: { type: 3, telnum: '1', ipaddr: '127.0.0.1' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '127.0.0.1;transport=tcp' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: 'a@b' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '192.0.2.7:0' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '192.0.2.7:65536' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '127.0.0.1:5080' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '127.1' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '2130706433' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '0x7f.0.0.1' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: 'LocalHost:5060' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '169.254.169.254' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '224.0.0.1' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: '0.0.0.0' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: 'inside.example' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: 'metadata.example:5060' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: 'EITHER.example' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: 'mapped.example' }, path: 'ipaddr' },
  { body: { type: 2, ipaddr: 'unknown.example' }, path: 'ipaddr' },
  { body: { type: 3, telnum: '123@trunk' }, path: 'telnum' },
]) {
  test(`an extension cannot be ${JSON.stringify(body)}`, async (t) => {
    const api = await serveEmpty(t);
    refusedArgument(t, await api.call('POST', ALL, { json: body }), 'body', path);
  });
}

test('a gateway whose name leads to this machine is refused by its name, one without an address differently', async (t) => {
  const api = await serveEmpty(t);
  const said = async (ipaddr: string): Promise<string> =>
    (await api.call('POST', ALL, { json: { type: 2, ipaddr } })).json.msg;
  t.regex(await said('inside.example:5070'), /not this machine|that is not.*inside\.example:5070/);
  t.regex(await said('unknown.example'), /finds none of unknown\.example/);
  t.like(await api.do('GET', ALL), { total_count: 0 });
});

test('a gateway may be anywhere, and is not looked up, where local ones are allowed', async (t) => {
  const api = await serveApi(t, { gateways: { allowLocal: true } });
  await api.do('PUT', '/callcenter/acme');
  for (const ipaddr of ['127.0.0.1:5080', 'inside.example', 'unknown.example']) {
    t.is((await api.call('POST', ALL, { json: { type: 2, ipaddr } })).status, 200);
  }
});
