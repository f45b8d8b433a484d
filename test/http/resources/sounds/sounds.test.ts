import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { conversionProgram } from '../../../../src/conversion-program.ts';
import type { CallcenterId } from '../../../../src/domain/ids.ts';
import type { SoundName } from '../../../../src/domain/stored-sound.ts';
import { Conversion } from '../../../../src/sounds/conversion.ts';
import { SoundFiles } from '../../../../src/sounds/sound-files.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
import {
  BROKEN_CONVERSIONS,
  HANGING_CONVERSION,
  programIn,
} from '../../../helpers/conversion-programs.ts';
import { studioWave } from '../../../helpers/studio-wave.ts';
import { Wav } from '../../../helpers/wav.ts';
import {
  type Answer,
  refused,
  refusedArgument,
  serveAcme,
  type ServedApi,
} from '../../served-api.ts';

const SOUND = '/callcenter/acme/sound';
const TONE = studioWave({ rate: 44_100, channels: 2, bits: 16, seconds: 1, hz: 440 });

const put = (
  api: ServedApi,
  path: string,
  raw: Buffer | string = TONE,
  type = 'audio/wav',
): Promise<Answer> => api.call('PUT', path, { raw, type });

const heard = async ({ port }: ServedApi, path: string, headers = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/v1${path}`, { headers: { ...bearer(ADMIN_KEY), ...headers } });

const listed = async (api: ServedApi, id = 'acme'): Promise<readonly string[]> => {
  const { result } = await api.do<{ result: { name: string }[] }>('GET', `/callcenter/${id}/sound`);
  return result.map(({ name }) => name);
};

test('a prompt that is sent is listed with how long it lasts, and heard, whole and in parts', async (t) => {
  const api = await serveAcme(t);
  const made = await put(api, `${SOUND}/please-wait`);
  t.like(made.json.data, { name: 'please-wait', format: 'wav', duration_ms: 1000, bytes: 16_044 });
  t.deepEqual(await listed(api), ['please-wait']);
  const whole = await heard(api, `${SOUND}/please-wait`);
  t.is(whole.headers.get('content-type'), 'audio/wav');
  const file = Buffer.from(await whole.arrayBuffer());
  t.is(new Wav(file).millisecondsWith(440), 1000);
  const part = await heard(api, `${SOUND}/please-wait`, { Range: 'bytes=0-3' });
  t.is(part.status, 206);
  t.is(await part.text(), 'RIFF');
  const etag = whole.headers.get('etag') ?? '';
  const known = await heard(api, `${SOUND}/please-wait`, { 'If-None-Match': etag });
  t.is(known.status, 304);
});

test('a prompt may be in a folder, and its name in any language', async (t) => {
  const api = await serveAcme(t);
  for (const name of ['en/please-wait', '请稍候']) {
    const path = `${SOUND}/${encodeURIComponent(name)}`;
    t.is((await put(api, path)).status, 200, name);
    t.is((await heard(api, path)).status, 200, name);
  }
  t.deepEqual(await listed(api), ['en/please-wait', '请稍候']);
});

test('a prompt is replaced and deleted, and gone then', async (t) => {
  const api = await serveAcme(t);
  await put(api, `${SOUND}/hello`);
  const other = studioWave({ rate: 8000, channels: 1, bits: 8, seconds: 0.5, hz: 600 });
  t.like((await put(api, `${SOUND}/hello`, other)).json.data, { duration_ms: 500 });
  t.like((await api.call('DELETE', `${SOUND}/hello`)).json.data, { name: 'hello' });
  t.deepEqual(await listed(api), []);
  const again = await api.call('DELETE', `${SOUND}/hello`);
  refused(t, again, 404, '041301', 'sound-not-found');
  refused(t, await api.call('GET', `${SOUND}/hello`), 404, '041301', 'sound-not-found');
});

test('no name leads out of the folder of the call center', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/other', {});
  await put(api, '/callcenter/other/sound/theirs');
  const names = [
    '../other/theirs',
    '..',
    '../../x',
    '/etc/x',
    'a/../../other/theirs',
    '.x',
    'a//b',
  ];
  for (const name of [...names, 'a\\..\\b', 'x.wav', 'a\u0000b', 'a'.repeat(101)]) {
    const path = `${SOUND}/${encodeURIComponent(name)}`;
    for (const answer of [await put(api, path), await api.call('DELETE', path)]) {
      refusedArgument(t, answer, 'path', 'sound');
    }
  }
  t.deepEqual(await listed(api, 'other'), ['theirs']);
  t.deepEqual(await listed(api), []);
});

test('no folder has the name that a file has or may get', async (t) => {
  const api = await serveAcme(t);
  for (const name of ['hello.wav/x', 'hello.gsm/x', 'a/hello.ulaw/x', 'hello.unfinished/x']) {
    const path = `${SOUND}/${encodeURIComponent(name)}`;
    refusedArgument(t, await put(api, path), 'path', 'sound');
  }
  t.is((await put(api, `${SOUND}/hello`)).status, 200);
});

test('with the call center its prompts go, and nobody who has its name later has them', async (t) => {
  const api = await serveAcme(t);
  await api.do('PUT', '/callcenter/other', {});
  await put(api, '/callcenter/other/sound/theirs');
  await put(api, `${SOUND}/ours`);
  await api.do('DELETE', '/callcenter/other');
  await api.do('PUT', '/callcenter/other', {});
  t.deepEqual(await listed(api, 'other'), []);
  t.deepEqual(await listed(api), ['ours']);
});

const wrong = async (t: ExecutionContext, said: RegExp, raw: Buffer | string): Promise<void> => {
  const api = await serveAcme(t);
  const answer = await put(api, `${SOUND}/hello`, raw);
  refused(t, answer, 400, '000001', 'invalid-argument');
  t.regex(answer.json.msg, said);
  t.deepEqual(await listed(api), []);
};

test('what is no WAV file is refused with what would be right', (t) =>
  wrong(t, /no WAV file/, 'this is no sound'));

test('a file with six channels is refused with their number', (t) =>
  wrong(
    t,
    /6 channels; expected one or two/,
    studioWave({ rate: 8000, channels: 6, bits: 16, seconds: 1, hz: 440 }),
  ));

test('a file of another type, or too large, is not read', async (t) => {
  const api = await serveAcme(t);
  const typed = await put(api, `${SOUND}/hello`, TONE, 'audio/mpeg');
  refused(t, typed, 400, '000001', 'invalid-argument');
  t.regex(typed.json.msg, /audio\/mpeg.*audio\/wav/);
  const large = await put(api, `${SOUND}/hello`, Buffer.alloc(25_000_001));
  refused(t, large, 413, '000413', 'body-too-large');
  t.deepEqual(await listed(api), []);
});

test('nothing is kept on a disk that is full', async (t) => {
  const api = await serveAcme(t);
  api.callcenters.shared.diskSeen('full');
  refused(t, await put(api, `${SOUND}/hello`), 507, '000507', 'disk-full');
});

test('without a folder for prompts there are none, and it is said why', async (t) => {
  const api = await serveAcme(t, { sounds: null });
  refused(t, await api.call('GET', SOUND), 409, '041302', 'sounds-off');
  refused(t, await put(api, `${SOUND}/hello`), 409, '041302', 'sounds-off');
});

test('a call center that sends more files at a time than it may is told to try again', async (t) => {
  const api = await serveAcme(t);
  const path = Array.from({ length: 4 }, (_, at) => `${SOUND}/hello-${at}`);
  const answers = await Promise.all(path.map((each) => put(api, each)));
  const statuses = answers.map(({ status }) => status);
  t.deepEqual(statuses.toSorted(), [200, 200, 429, 429]);
  t.is((await listed(api)).length, 2);
});

const nobody = (): void => undefined;
const log = { debug: nobody, info: nobody, warn: nobody, error: nobody };

for (const [what, text] of [
  ['is killed', BROKEN_CONVERSIONS['is killed']],
  ['fails', BROKEN_CONVERSIONS.fails],
  ['hangs', HANGING_CONVERSION],
] as const) {
  test(`a prompt stays as it is when the conversion of another in its place ${what}, and nobody loses a place`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'sounds-'));
    t.teardown(() => rm(folder, { recursive: true }));
    const before = new SoundFiles(folder, new Conversion(conversionProgram(), log), 0);
    await before.put('acme' as CallcenterId, 'hello' as SoundName, TONE);
    const program = await programIn(folder, text);
    const api = await serveAcme(t, {
      sounds: new SoundFiles(folder, new Conversion(program, log, 500), 0),
    });
    const kept = await (await heard(api, `${SOUND}/hello`)).arrayBuffer();
    // More than there are places for.
    for (let time = 0; time < 3; time += 1) {
      const answer = await put(api, `${SOUND}/hello`);
      refused(t, answer, 503, '041303', 'sound-not-converted');
      t.regex(answer.json.msg, /nothing was changed/);
    }
    const now = await (await heard(api, `${SOUND}/hello`)).arrayBuffer();
    t.deepEqual(Buffer.from(now), Buffer.from(kept));
    t.deepEqual(await readdir(join(folder, 'acme')), ['hello.wav'], 'no half file is left');
  });
}
