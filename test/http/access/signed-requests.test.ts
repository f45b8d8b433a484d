import { createHash, createHmac } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import type { AgentName, CallcenterId } from '../../../src/domain/ids.ts';
import { md5Of, momentOf, signatureOf } from '../../../src/http/access/signed-request.ts';
import { refused, serveAcme, type Sent, type ServedApi } from '../served-api.ts';

const acme = 'acme' as CallcenterId;
const SECRET = 'ccs_000102030405060708090a0b0c0d0e0f1011121314151617';

// Made with openssl: printf '%s\n%s\n…' … | openssl dgst -sha256 -hmac "$SECRET" -binary | base64
test('a request is signed as others sign it', (t) => {
  const timestamp = '20261123101500';
  const post = {
    method: 'POST',
    bodyMd5: md5Of('{"state":"idle"}'),
    contentType: 'application/json; charset=utf-8',
    timestamp,
    appId: 'crm',
    path: '/v1/callcenter/acme/agent/ana/state',
  };
  t.is(signatureOf(SECRET, post), 'adWYU0xDOp/typXBisi2IiGzC5+QccMWmk7fn2eMhro=');
  const path = '/v1/callcenter/acme/agent?page_no=1&page_size=5';
  const get = { method: 'GET', bodyMd5: md5Of(''), contentType: '', timestamp, appId: 'crm', path };
  t.is(signatureOf(SECRET, get), 'wJW/+tfrAV1odMj4p8OoX1twqdU6IYwU1jsc/7HMEkI=');
});

test('a timestamp is a moment of UTC that exists, and nothing else', (t) => {
  t.is(momentOf('20261123101500'), Date.UTC(2026, 10, 23, 10, 15));
  for (const wrong of [
    '',
    '2026112310150',
    '202611231015000',
    '20260231000000',
    '20261123251500',
  ]) {
    t.is(momentOf(wrong), null, wrong);
  }
});

/** Independent of the code under test. */
const sign = (secret: string, parts: readonly string[]): string =>
  createHmac('sha256', secret).update(parts.join('\n')).digest('base64');

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const stamp = (moment: number): string =>
  new Date(moment).toISOString().replace(/\D/g, '').slice(0, 14);

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
}

const scene = async (t: ExecutionContext) => {
  const api = await serveAcme(t);
  const access = { role: 'callcenter', callcenterId: acme } as const;
  const made = await api.keys.make({ access, name: 'crm', signing: true, expiresAt: null });
  const { id, signingSecret } = made.key;
  const headers = ({ method, path, body = '', type = '' }: Request, at = api.clock.now()) => {
    const parts = [method, md5(body), type, stamp(at), 'crm', `/v1${path}`];
    const Signature = sign(signingSecret ?? '', parts);
    return { Authorization: '', AppID: 'crm', CertID: id, Timestamp: stamp(at), Signature };
  };
  return { api, id, headers };
};

type Headers = Awaited<ReturnType<typeof scene>>['headers'];

const send = (
  api: ServedApi,
  { method, path, body, type }: Request,
  headers: ReturnType<Headers>,
) => {
  const sent: Sent | undefined =
    body === undefined ? undefined : { raw: body, ...(type !== undefined && { type }) };
  return api.call(method, path, sent, headers);
};

const GET = { method: 'GET', path: '/callcenter/acme/agent?page_no=1&page_size=5' };
const CHANGE = {
  method: 'PUT',
  path: '/callcenter/acme',
  body: '{"lease_seconds": 77}',
  type: 'application/json; charset=utf-8',
};
const FORM = {
  method: 'POST',
  path: '/callcenter/acme/condition',
  body: 'name=nihao&where=has(%22%E4%BD%A0%E5%A5%BD%22)',
  type: 'application/x-www-form-urlencoded',
};
const UNICODE = {
  method: 'POST',
  path: '/callcenter/acme/condition',
  body: '{"name": "你好", "where": "has(\\"你好\\")"}',
  type: 'application/json',
};

const refuse = (t: ExecutionContext, answer: Awaited<ReturnType<typeof send>>, why: RegExp) => {
  refused(t, answer, 401, '000401', 'unauthorized');
  t.regex(answer.json.msg, why);
};

test('signed requests of every kind are let in, with query, JSON, form and without a body', async (t) => {
  const { api, headers } = await scene(t);
  for (const request of [GET, CHANGE, FORM, UNICODE]) {
    const answer = await send(api, request, headers(request));
    t.is(answer.status, 200, answer.text);
  }
  const remove = { method: 'DELETE', path: '/callcenter/acme/condition/nihao' };
  t.is((await send(api, remove, headers(remove))).status, 200);
  const head = { ...GET, method: 'HEAD' };
  t.is((await send(api, head, headers(head))).status, 200);
});

for (const [what, other] of [
  ['method', { ...CHANGE, method: 'POST', path: '/callcenter/acme/condition' }],
  ['path', { ...CHANGE, path: '/callcenter/acme?x=1' }],
  ['body', { ...CHANGE, body: '{"lease_seconds": 78}' }],
  ['content type', { ...CHANGE, type: 'application/json' }],
] as const) {
  test(`a signature is not good for another ${what}, and nothing is done`, async (t) => {
    const { api, headers } = await scene(t);
    refuse(t, await send(api, other, headers(CHANGE)), /not that of this request/);
    t.like(await api.do('GET', '/callcenter/acme'), { lease_seconds: 86_400 });
  });
}

for (const header of ['AppID', 'CertID', 'Timestamp', 'Signature'] as const) {
  test(`a signed request with another ${header}, or without it, is refused`, async (t) => {
    const { api, headers } = await scene(t);
    const signed = headers(GET);
    refuse(t, await send(api, GET, { ...signed, [header]: '' }), /has the headers AppID, CertID/);
    const others = {
      AppID: 'other',
      CertID: 'other',
      Timestamp: stamp(api.clock.now() + 1000),
      Signature: `${signed.Signature}=`,
    };
    refuse(t, await send(api, GET, { ...signed, [header]: others[header] }), /.+/);
  });
}

test('a signature is good for five minutes, whichever clock is ahead', async (t) => {
  const { api, headers } = await scene(t);
  const now = api.clock.now();
  for (const [offset, status] of [
    [-300_000, 200],
    [300_000, 200],
    [-301_000, 401],
    [301_000, 401],
  ] as const) {
    t.is((await send(api, GET, headers(GET, now + offset))).status, status, String(offset));
  }
});

/** What goes on to be sent is not waited for. */
const statusAlone = async (
  { port }: ServedApi,
  path: string,
  headers: Record<string, string>,
): Promise<number> => {
  const { Authorization: _none, ...signed } = headers;
  const ended = new AbortController();
  const url = `http://127.0.0.1:${port}/v1${path}`;
  const { status } = await fetch(url, { headers: signed, signal: ended.signal });
  ended.abort();
  return status;
};

test('what changes something is taken once, as long as its signature is good; what reads, again', async (t) => {
  const { api, headers } = await scene(t);
  const begun = api.clock.now();
  const ahead = headers(CHANGE, begun + 300_000);
  t.is((await send(api, CHANGE, ahead)).status, 200);
  refuse(t, await send(api, CHANGE, ahead), /came before/);
  // Others come and go meanwhile, and the first is still known.
  for (let turn = 1; turn <= 10; turn += 1) {
    api.clock.advance(59_000);
    t.is((await send(api, CHANGE, headers(CHANGE))).status, 200);
    refuse(t, await send(api, CHANGE, ahead), /came before/);
  }
  api.clock.advance(10_001);
  refuse(t, await send(api, CHANGE, ahead), /at most five minutes/);
  const signed = headers(GET);
  for (let turn = 0; turn < 3; turn += 1) t.is((await send(api, GET, signed)).status, 200);
});

for (const [what, path] of [
  ['events', '/callcenter/acme/event'],
  ['a stream of events', '/callcenter/acme/events'],
  ['a recording', '/callcenter/acme/conversation/some/recording'],
  ['a login to be kept alive', '/callcenter/acme/agent/ana/keepalive'],
] as const) {
  test(`whoever overheard a signed request for ${what} does not get it again`, async (t) => {
    const { api, headers } = await scene(t);
    const request = { method: 'GET', path };
    const signed = headers(request);
    const first = await statusAlone(api, path, signed);
    t.false([401, 403, 429].includes(first), String(first));
    refuse(t, await send(api, request, signed), /came before/);
    api.clock.advance(1000);
    t.is(await statusAlone(api, path, headers(request)), first, 'signed anew it is answered');
  });
}

test('a signature allows no more than its key', async (t) => {
  const { api, headers } = await scene(t);
  const request = { method: 'GET', path: '/key' };
  refused(t, await send(api, request, headers(request)), 403, '000403', 'forbidden');
});

test('an agent who signs logs in nobody else', async (t) => {
  const { api } = await scene(t);
  await api.do('PUT', '/callcenter/acme', { agents_choose_phone: true });
  const access = { role: 'agent', callcenterId: acme, agent: 'ana' as AgentName } as const;
  const { key } = await api.keys.make({ access, name: 'a', signing: true, expiresAt: null });
  const logIn = (name: string) => {
    const body = JSON.stringify({ name, extension: 'ana-phone' });
    const request = {
      method: 'POST',
      path: '/callcenter/acme/agent',
      body,
      type: 'application/json',
    };
    const time = stamp(api.clock.now());
    const parts = ['POST', md5(body), request.type, time, 'a', `/v1${request.path}`];
    const Signature = sign(key.signingSecret ?? '', parts);
    const headers = { Authorization: '', AppID: 'a', CertID: key.id, Timestamp: time, Signature };
    return send(api, request, headers);
  };
  refused(t, await logIn('bob'), 403, '000403', 'forbidden');
  t.is((await logIn('ana')).status, 200);
});

test('a key that was not made to sign does not, whatever is taken for its secret', async (t) => {
  const { api } = await scene(t);
  const access = { role: 'admin' } as const;
  const { key, text } = await api.keys.make({ access, name: 'x', signing: false, expiresAt: null });
  const time = stamp(api.clock.now());
  for (const secret of [text, key.digest, '', 'null']) {
    const Signature = sign(secret, ['GET', md5(''), '', time, 'x', `/v1${GET.path}`]);
    const headers = { Authorization: '', AppID: 'x', CertID: key.id, Timestamp: time, Signature };
    refuse(t, await send(api, GET, headers), /not the name and the id of a key that signs/);
  }
});

test('a signature of a key that was removed is good for nothing', async (t) => {
  const { api, id, headers } = await scene(t);
  t.is((await send(api, GET, headers(GET))).status, 200);
  await api.do('DELETE', `/key/${id}`);
  refuse(t, await send(api, GET, headers(GET)), /no such key/);
});

test('a signature in the name of another application is refused, although it is right', async (t) => {
  const { api } = await scene(t);
  const access = { role: 'admin' } as const;
  const { key } = await api.keys.make({ access, name: 'x', signing: true, expiresAt: null });
  const time = stamp(api.clock.now());
  const signature = (appId: string) =>
    sign(key.signingSecret ?? '', ['GET', md5(''), '', time, appId, `/v1${GET.path}`]);
  const headers = (AppID: string) => {
    const Signature = signature(AppID);
    return { Authorization: '', AppID, CertID: key.id, Timestamp: time, Signature };
  };
  refuse(t, await send(api, GET, headers('crm')), /not the name and the id of a key that signs/);
  t.is((await send(api, GET, headers('x'))).status, 200);
});
