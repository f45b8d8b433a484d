import test from 'ava';
import { passwordDigest } from '../../../../src/operations/sip-account.ts';
import { refused, refusedArgument, serveAcme, serveApi, type ServedApi } from '../../served-api.ts';

interface TrunkView {
  readonly name: string;
  readonly password?: string;
  readonly [member: string]: unknown;
}

const CARRIER = {
  name: 'carrier',
  kind: 'register',
  host: 'sip.carrier.example',
  username: 'acme-4711',
  password: 'very-secret-4711',
  max_calls: 30,
};

const make = (api: ServedApi, json: object): Promise<TrunkView> => api.do('POST', '/trunk', json);

test('a trunk that registers is made, shown with its state and without its password', async (t) => {
  const api = await serveApi(t);
  const made = await make(api, CARRIER);
  t.like(made, {
    ...{ name: 'carrier', kind: 'register', host: 'sip.carrier.example', port: null },
    ...{ transport: 'udp', username: 'acme-4711', max_calls: 30, priority: 50 },
    ...{ prefixes: [{ prefix: '', strip: 0, add: '' }], registered: null, calls: 0 },
  });
  t.is(made.password, undefined);
  api.trunking.tell({
    carrier: { registered: true, reachable: true, calls: 3, callsIn: 1 },
  });
  t.like(await api.do('GET', '/trunk/carrier'), { registered: true, reachable: true, calls: 3 });
  const texts = await Promise.all(
    ['/trunk', '/trunk/carrier'].map(async (path) => (await api.call('GET', path)).text),
  );
  t.false(texts.join('').includes(CARRIER.password));
  t.false(JSON.stringify(api.log).includes(CARRIER.password));
  t.deepEqual(api.trunking.trunks.get(made.name as never)?.credentials, {
    ...{ kind: 'password', username: 'acme-4711', password: CARRIER.password },
  });
});

test('for a gateway that registers with us a password is made up, and only its digest is kept', async (t) => {
  const api = await serveApi(t);
  const made = await make(api, { name: 'berlin', kind: 'accept' });
  t.regex(made.password ?? '', /^[\w-]{24}$/);
  t.like(made, { username: 'berlin', host: null });
  t.deepEqual(api.trunking.trunks.get(made.name as never)?.credentials, {
    ...{ kind: 'digest', digest: passwordDigest('berlin', made.password ?? '') },
  });
  t.is((await api.do<TrunkView>('GET', '/trunk/berlin')).password, undefined);
});

test('the trunk of asterisk/pjsip.conf is there from the first, and only its rules can be changed', async (t) => {
  const api = await serveApi(t);
  t.like(await api.do('GET', '/trunk'), { total_count: 1, result: [{ name: 'trunk' }] });
  const rules = { prefixes: [{ prefix: '0', strip: 1 }], priority: 9, max_calls: 4 };
  t.like(await api.do('POST', '/trunk/trunk', rules), {
    ...{ prefixes: [{ prefix: '0', strip: 1, add: '' }], priority: 9, max_calls: 4 },
  });
  const changed = await api.call('POST', '/trunk/trunk', { json: { codecs: ['alaw'] } });
  refused(t, changed, 409, '041203', 'trunk-built-in');
  refused(t, await api.call('DELETE', '/trunk/trunk'), 409, '041203', 'trunk-built-in');
});

const WRONG: readonly (readonly [body: object, path: string])[] = [
  [{ name: 'c', kind: 'register', host: 'a.example', username: 'u' }, 'password'],
  [{ name: 'c', kind: 'register', username: 'u', password: 'p' }, 'host'],
  [{ name: 'c', kind: 'peer' }, 'host'],
  [{ name: 'c', kind: 'accept', host: 'a.example' }, 'host'],
  [{ name: 'c', kind: 'accept', password: 'short' }, 'password'],
  [{ name: 'c', kind: 'peer', host: 'a.example', transport: 'tls' }, 'transport'],
  [{ name: 'c', kind: 'peer', host: 'a.example', codecs: ['g729'] }, 'codecs'],
  [{ name: 'c', kind: 'peer', host: 'a.example', codecs: [] }, 'codecs'],
  [{ name: 'c', kind: 'peer', host: '192.0.2.700' }, 'host'],
  [{ name: 'c', kind: 'peer', host: 'a.example', addresses: ['0.0.0.0/0'] }, 'addresses[0]'],
  [{ name: 'c', kind: 'peer', host: 'a.example', username: 'u' }, 'password'],
  [{ name: 'c', kind: 'peer', host: 'a.example;x' }, 'host'],
  [{ name: 'c', kind: 'peer', host: 'a.example', prefixes: [{ add: 'x' }] }, 'prefixes[0].add'],
  [{ name: 'trunk', kind: 'accept' }, 'name'],
];

test('what a kind of trunk needs, has not, or cannot have is told', async (t) => {
  const api = await serveApi(t);
  for (const [json, path] of WRONG) {
    refusedArgument(t, await api.call('POST', '/trunk', { json }), 'body', path);
  }
  t.is(api.trunking.trunks.size, 0);
});

test('a name belongs to one trunk or one extension', async (t) => {
  const api = await serveAcme(t);
  await make(api, { name: 'carrier', kind: 'accept' });
  const again = await api.call('POST', '/trunk', { json: { name: 'carrier', kind: 'accept' } });
  refused(t, again, 409, '041202', 'trunk-exists');
  const phone = await api.call('POST', '/trunk', { json: { name: 'ana-phone', kind: 'accept' } });
  refused(t, phone, 409, '041202', 'trunk-exists');
  const json = { type: 1, user: 'carrier' };
  const extension = await api.call('POST', '/callcenter/acme/extension', { json });
  refused(t, extension, 409, '040101', 'extension-exists');
  await api.do('DELETE', '/trunk/carrier');
  await api.do('POST', '/callcenter/acme/extension', json);
});

test('what Asterisk refuses is not kept', async (t) => {
  const api = await serveApi(t);
  const created = () => api.call('POST', '/trunk', { json: CARRIER });
  api.trunking.result = { kind: 'name-taken', user: 'carrier', madeBy: 'other', message: '' };
  t.like(refused(t, await created(), 409, '041202', 'trunk-exists'), { trunk: 'carrier' });
  api.trunking.result = { kind: 'refused', message: 'no' };
  refused(t, await created(), 502, '000003', 'asterisk-refused');
  api.trunking.result = { kind: 'postponed' };
  refused(t, await created(), 503, '000004', 'asterisk-unavailable');
  api.trunking.result = { kind: 'done' };
  t.like(await api.do('GET', '/trunk'), { total_count: 1 });
  await make(api, CARRIER);
  api.trunking.result = { kind: 'refused', message: 'no' };
  const json = { host: 'other.example' };
  refused(t, await api.call('POST', '/trunk/carrier', { json }), 502, '000003', 'asterisk-refused');
  refused(t, await api.call('DELETE', '/trunk/carrier'), 502, '000003', 'asterisk-refused');
  t.like(await api.do('GET', '/trunk/carrier'), { host: 'sip.carrier.example' });
});

const callOut = (api: ServedApi, to: string, language: string) =>
  api.call(
    'POST',
    '/callcenter/acme/agent/ana/call_out',
    { json: { to, max_answer_seconds: 60 } },
    { 'Accept-Language': language },
  );

test('a number that no trunk takes is refused, in both languages', async (t) => {
  const api = await serveAcme(t);
  await api.do('POST', '/callcenter/acme/agent', { name: 'ana', extension: 'ana-phone' });
  await api.do('POST', '/trunk/trunk', { prefixes: [{ prefix: '00' }] });
  const english = await callOut(api, '13800138000', 'en');
  t.like(refused(t, english, 409, '041004', 'no-trunk'), { number: '13800138000' });
  const chinese = await callOut(api, '13800138000', 'zh');
  t.is(chinese.json.msg, 'to：没有中继可呼叫号码 13800138000；请查看各中继的 prefixes');
  t.is((await callOut(api, '0013800138000', 'en')).status, 200);
});

test('a number whose trunks are full is refused, and an emergency number is not', async (t) => {
  const api = await serveAcme(t);
  for (const name of ['ana', 'ben']) {
    const user = `${name}-phone`;
    if (name === 'ben') await api.do('POST', '/callcenter/acme/extension', { type: 1, user });
    api.telephony.registerPhone(user);
    await api.do('POST', '/callcenter/acme/agent', { name, extension: user });
  }
  await api.do('POST', '/trunk/trunk', { max_calls: 1 });
  api.trunking.tell({ trunk: { registered: true, reachable: true, calls: 1, callsIn: 1 } });
  const full = await callOut(api, '13800138000', 'en');
  t.like(refused(t, full, 409, '041005', 'trunks-full'), { trunks: 'trunk' });
  t.is(
    (await callOut(api, '13800138000', 'zh')).json.msg,
    '可呼叫号码 13800138000 的中继已达通话上限：trunk',
  );
  t.is((await callOut(api, '112', 'en')).status, 200);
});
