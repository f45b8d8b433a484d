import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import test, { type ExecutionContext } from 'ava';
import type { CallcenterId } from '../../../src/domain/ids.ts';
import { eventually } from '../../helpers/eventually.ts';
import { studioWave } from '../../helpers/studio-wave.ts';
import { type Answer, refused, refusedArgument, serveAcme, type ServedApi } from '../served-api.ts';

const acme = 'acme' as CallcenterId;
const TYPE = 'audio/wav';
const TONE = studioWave({ rate: 8000, channels: 1, bits: 16, seconds: 0.2, hz: 440 });
const OTHER = studioWave({ rate: 8000, channels: 1, bits: 16, seconds: 0.2, hz: 600 });
/** Of all call centers together, so many files may come in at a time. */
const PLACES = 8;

const stamp = (moment: number): string =>
  new Date(moment).toISOString().replace(/\D/g, '').slice(0, 14);

interface Signer {
  readonly id: string;
  readonly secret: string;
}

const signerOf = async ({ keys }: ServedApi): Promise<Signer> => {
  const access = { role: 'callcenter', callcenterId: acme } as const;
  const { key } = await keys.make({ access, name: 'crm', signing: true, expiresAt: null });
  return { id: key.id, secret: key.signingSecret ?? '' };
};

const md5 = (file: Buffer, encoding: 'hex' | 'base64'): string =>
  createHash('md5').update(file).digest(encoding);

/** Independent of the code under test. */
const signed = (
  { clock }: ServedApi,
  { id, secret }: Signer,
  path: string,
  file: Buffer,
): Record<string, string> => {
  const Timestamp = stamp(clock.now());
  const text = ['PUT', md5(file, 'hex'), TYPE, Timestamp, 'crm', `/v1${path}`].join('\n');
  return {
    Authorization: '',
    AppID: 'crm',
    CertID: id,
    Timestamp,
    Signature: createHmac('sha256', secret).update(text).digest('base64'),
    'Content-MD5': md5(file, 'base64'),
  };
};

const put = (
  api: ServedApi,
  path: string,
  file: Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> => api.call('PUT', path, { raw: file, type: TYPE }, headers);

const names = async (api: ServedApi): Promise<readonly string[]> => {
  const { result } = await api.do<{ result: { name: string }[] }>('GET', '/callcenter/acme/sound');
  return result.map(({ name }) => name);
};

const refusedUnproven = (t: ExecutionContext, answer: Answer, why: RegExp): void => {
  refused(t, answer, 401, '000401', 'unauthorized');
  t.regex(answer.json.msg, why);
};

test('a signed file is kept when the header Content-MD5 says what was signed, and once', async (t) => {
  const api = await serveAcme(t);
  const path = '/callcenter/acme/sound/hello';
  const headers = signed(api, await signerOf(api), path, TONE);
  t.is((await put(api, path, TONE, headers)).status, 200);
  refusedUnproven(t, await put(api, path, TONE, headers), /came before/);
  t.deepEqual(await names(api), ['hello']);
});

test('a signature for one file is good for no other, and nothing is kept', async (t) => {
  const api = await serveAcme(t);
  const signer = await signerOf(api);
  const path = '/callcenter/acme/sound/hello';
  const headers = () => {
    api.clock.advance(1000);
    return signed(api, signer, path, TONE);
  };
  refusedArgument(t, await put(api, path, OTHER, headers()), 'header', 'Content-MD5');
  const told = { 'Content-MD5': md5(OTHER, 'base64') };
  refusedUnproven(t, await put(api, path, OTHER, { ...headers(), ...told }), /not that of this/);
  for (const wrong of ['', 'x', md5(TONE, 'hex')]) {
    const answer = await put(api, path, TONE, { ...headers(), 'Content-MD5': wrong });
    refusedUnproven(t, answer, /has the header Content-MD5 too/);
  }
  t.deepEqual(await names(api), []);
});

test('a file that comes with a key is checked against Content-MD5 where it has that', async (t) => {
  const api = await serveAcme(t);
  const path = '/callcenter/acme/sound/hello';
  const send = (text: string) => put(api, path, TONE, { 'Content-MD5': text });
  refusedArgument(t, await send(md5(OTHER, 'base64')), 'header', 'Content-MD5');
  refusedArgument(t, await send('not base64'), 'header', 'Content-MD5');
  t.deepEqual(await names(api), []);
  t.is((await send(md5(TONE, 'base64'))).status, 200);
});

/** Begins to send a file and goes on for ever. */
const beginUpload = (
  { port }: ServedApi,
  path: string,
  headers: Record<string, string>,
): ClientRequest => {
  const length = { 'Content-Type': TYPE, 'Content-Length': '20000000' };
  const where = { host: '127.0.0.1', port, method: 'PUT', path: `/v1${path}` };
  const request = httpRequest({ ...where, headers: { ...headers, ...length } });
  request.on('error', () => undefined);
  request.write(TONE);
  return request;
};

test('whoever knows the id of a key but not its secret holds no place for files, and is answered before they send one', async (t) => {
  const api = await serveAcme(t);
  const signer = await signerOf(api);
  for (let stranger = 0; stranger < PLACES; stranger += 1) {
    // Each another call center: of one there are fewer.
    const path = `/callcenter/c${stranger}/sound/hello`;
    const { Authorization: _none, ...headers } = signed(api, signer, path, TONE);
    const request = beginUpload(api, path, { ...headers, Signature: 'guessed' });
    const [answer] = (await once(request, 'response', {
      signal: AbortSignal.timeout(5000),
    })) as [IncomingMessage];
    t.is(answer.statusCode, 401);
    t.teardown(() => request.destroy());
  }
  t.is((await put(api, '/callcenter/acme/sound/hello', TONE)).status, 200);
});

test('a call center has its places for files once, whoever sends, and those who go away leave them', async (t) => {
  const api = await serveAcme(t);
  const access = { role: 'callcenter', callcenterId: acme } as const;
  const { text } = await api.keys.make({ access, name: null, signing: false, expiresAt: null });
  const path = '/callcenter/acme/sound/hello';
  const held = [1, 2].map(() => beginUpload(api, path, { Authorization: `Bearer ${text}` }));
  t.teardown(() => held.map((request) => request.destroy()));
  await eventually(async () => (await put(api, path, TONE)).status === 429, {
    awaited: 'both places of the call center to be held',
  });
  for (const request of held) request.destroy();
  await eventually(async () => (await put(api, path, TONE)).status === 200, {
    awaited: 'the places of those who went away to be free',
  });
  t.deepEqual(await names(api), ['hello']);
});
