import { gzipSync } from 'node:zlib';
import test from 'ava';
import { ADMIN_KEY, bearer } from '../../helpers/access.ts';
import { refused, refusedArgument, serveAcme, serveApi, type Sent } from '../served-api.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const LOGIN = '/callcenter/acme/agent';

test('given JSON that is wrong, the answer says where', async (t) => {
  const api = await serveApi(t);
  const raw = '{\n  "lease_seconds": 5,\n}';
  const answer = await api.call('PUT', '/callcenter/acme', { raw, type: JSON_TYPE });
  const details = refused(t, answer, 400, '000001', 'invalid-argument');
  t.like(details, { in: 'body', line: 3, column: 1 });
  t.regex(answer.json.msg, /line 3, column 1/);
});

for (const [what, raw] of [
  ['cut off', '{"lease_seconds": '],
  ['a bare word', 'hello'],
  ['a bare number', '7'],
  ['single quotes', "{'lease_seconds': 5}"],
  ['a forbidden member', '{"__proto__": {"lease_seconds": 5}}'],
  ['nested without end', '['.repeat(60_000)],
] as const) {
  test(`JSON that is no object (${what}) is refused and changes nothing`, async (t) => {
    const api = await serveApi(t);
    const answer = await api.call('PUT', '/callcenter/acme', { raw, type: JSON_TYPE });
    refused(t, answer, 400, '000001', 'invalid-argument');
    t.like(await api.do('GET', '/callcenter'), { total_count: 0 });
  });
}

for (const [what, sent, hint] of [
  ['XML', { raw: '<a/>', type: 'application/xml' }, /application\/xml; expected application\/json/],
  ['text', { raw: 'a', type: 'text/plain' }, /expected application\/json/],
  ['nothing', { raw: '{}' }, /Content-Type is missing; expected application\/json/],
  [
    'nothing, and is no JSON',
    { raw: 'a=1' },
    /Content-Type is missing; expected application\/json/,
  ],
  ['multipart', { raw: '--x--', type: 'multipart/form-data; boundary=x' }, /multipart/],
  ['another charset', { raw: '{}', type: 'application/json; charset=gbk' }, /gbk; expected utf-8/],
  ['JSON sent as a form', { form: '{"lease_seconds": 5}' }, /looks like JSON/],
] as const satisfies [string, Sent, RegExp][]) {
  test(`a body whose Content-Type says ${what} is refused with what is expected`, async (t) => {
    const api = await serveApi(t);
    const answer = await api.call('PUT', '/callcenter/acme', sent);
    refused(t, answer, 400, '000001', 'invalid-argument');
    t.regex(answer.json.msg, hint);
  });
}

test('a compressed body is refused', async (t) => {
  const api = await serveApi(t);
  const raw = gzipSync('{}');
  const headers = { 'Content-Encoding': 'gzip' };
  const answer = await api.call('PUT', '/callcenter/acme', { raw, type: JSON_TYPE }, headers);
  refused(t, answer, 400, '000001', 'invalid-argument');
  t.regex(answer.json.msg, /Content-Encoding/);
});

test('bytes that are not UTF-8 are refused, in JSON and in a form', async (t) => {
  const api = await serveApi(t);
  const gbk = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc4, 0xe3]), Buffer.from('"}')]);
  for (const sent of [
    { raw: gbk, type: JSON_TYPE },
    { raw: gbk, type: FORM_TYPE },
    { form: 'a=%C4%E3' },
    { form: 'a=%' },
  ]) {
    refused(t, await api.call('PUT', '/callcenter/acme', sent), 400, '000001', 'invalid-argument');
  }
});

test('a body of 64 KiB is read, and one byte more is refused', async (t) => {
  const api = await serveAcme(t);
  const path = '/callcenter/acme/agent/ana/call_agent';
  const raw = (bytes: number): Sent => {
    const frame = JSON.stringify({ enqueue: '' });
    const filled = frame.replace('""', `"${'d'.repeat(bytes - frame.length)}"`);
    return { raw: filled, type: JSON_TYPE };
  };
  refused(t, await api.call('POST', path, raw(65_536)), 404, '040202', 'agent-not-found');
  const details = refused(
    t,
    await api.call('POST', path, raw(65_537)),
    413,
    '000413',
    'body-too-large',
  );
  t.is(details['limit'], 65_536);
});

test('a body that is much too large is answered, announced or not', async (t) => {
  const api = await serveApi(t);
  const raw = 'x'.repeat(3_000_000);
  const announced = await api.call('PUT', '/callcenter/acme', { raw, type: FORM_TYPE });
  refused(t, announced, 413, '000413', 'body-too-large');
  const response = await fetch(`http://127.0.0.1:${api.port}/v1/callcenter/acme`, {
    method: 'PUT',
    headers: { 'Content-Type': JSON_TYPE, ...bearer(ADMIN_KEY) },
    body: new Blob([raw]).stream(),
    duplex: 'half',
  });
  t.is(response.status, 413);
});

test('a request without a body counts as one with an empty object', async (t) => {
  const api = await serveApi(t);
  for (const headers of [{ 'Content-Length': '0' }, { 'Transfer-Encoding': 'chunked' }]) {
    t.is((await api.call('PUT', '/callcenter/acme', undefined, headers)).status, 200);
  }
  t.is((await api.call('PUT', '/callcenter/acme', { raw: '', type: JSON_TYPE })).status, 200);
  refusedArgument(t, await api.call('POST', LOGIN), 'body', 'name');
});

test('JSON must have the real types, a form may not', async (t) => {
  const api = await serveApi(t);
  const json = await api.call('PUT', '/callcenter/acme', { json: { lease_seconds: '60' } });
  refusedArgument(t, json, 'body', 'lease_seconds');
  const form = await api.call('PUT', '/callcenter/acme', { form: 'lease_seconds=60' });
  t.like(form.json.data, { lease_seconds: 60 });
});

for (const text of ['', ' 60', '0x40', '6_0', 'Infinity', 'NaN', '1e999', '60.5']) {
  test(`a form's number is not read from ${JSON.stringify(text)}`, async (t) => {
    const api = await serveApi(t);
    const form = `lease_seconds=${encodeURIComponent(text)}`;
    const answer = await api.call('PUT', '/callcenter/acme', { form });
    refusedArgument(t, answer, 'body', 'lease_seconds');
  });
}

test('a member that a form gives twice is refused', async (t) => {
  const api = await serveApi(t);
  const answer = await api.call('PUT', '/callcenter/acme', {
    form: 'lease_seconds=60&lease_seconds=70',
  });
  refusedArgument(t, answer, 'body', 'lease_seconds');
});

test('a form carries lists of any length, with numbers and booleans', async (t) => {
  const api = await serveAcme(t);
  const numbers = Array.from({ length: 30 }, (_, number) => number);
  const fields = numbers.flatMap((number) => [
    `skills[${number}][name]=s${number}`,
    `skills[${number}][score]=${number}.5`,
    `skills[${number}][enabled]=${number % 2 === 0}`,
  ]);
  const form = ['name=ana', 'extension=ana-phone', ...fields].join('&');
  const answer = await api.call('POST', LOGIN, { form });
  t.deepEqual((answer.json.data as { skills: unknown }).skills, [
    ...numbers.map((number) => ({
      name: `s${number}`,
      score: number + 0.5,
      enabled: number % 2 === 0,
    })),
  ]);
});

test('a form with more fields than are read is refused', async (t) => {
  const api = await serveAcme(t);
  const form = `name=ana&extension=ana-phone${'&num=1'.repeat(1000)}`;
  const answer = await api.call('POST', LOGIN, { form });
  refused(t, answer, 400, '000001', 'invalid-argument');
  t.regex(answer.json.msg, /at most 1000 fields/);
});

test('an unknown member that is nearly a known one is told which', async (t) => {
  const api = await serveAcme(t);
  const json = { name: 'ana', extention: 'ana-phone' };
  const answer = await api.call('POST', LOGIN, { json });
  refusedArgument(t, answer, 'body', 'extention');
  t.regex(answer.json.msg, /did you mean "extension"\?/);
});

test('what is wrong deep in a body is named with its whole path', async (t) => {
  const api = await serveAcme(t);
  const json = { name: 'ana', extension: 'ana-phone', skills: [{ name: 'sales', score: 'x' }] };
  const answer = await api.call('POST', LOGIN, { json });
  refusedArgument(t, answer, 'body', 'skills[0].score');
  t.is(answer.json.msg, 'body: skills[0].score: expected a number, not this text');
});

test('a value that is refused is not repeated, as it may be a secret', async (t) => {
  const api = await serveAcme(t);
  const json = { type: 1, user: 'ben-phone', password: 'my "secret" password' };
  const answer = await api.call('POST', '/callcenter/acme/extension', { json });
  refusedArgument(t, answer, 'body', 'password');
  t.false(answer.text.includes('secret'));
});
