import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { openStore } from '../../../src/storage/open-store.ts';
import { studioWave } from '../../helpers/studio-wave.ts';
import { Wav } from '../../helpers/wav.ts';
import { ACME, ringAna, serveQueue } from '../../http/resources/queue-tasks/served-queue.ts';
import { temporaryPath } from '../../storage/temporary-store.ts';
import { admin, linesOf } from './running.ts';

test('who changed what is listed, newest first, of one call center or of all', async (t) => {
  const api = await serveQueue(t);
  await api.do('PUT', ACME, { lease_seconds: 60 });
  await api.do('PUT', '/callcenter/other', { lease_seconds: 90 });
  const listed = async (...args: string[]): Promise<unknown[]> => {
    const { out, code, errors } = await admin(api, 'audit', 'list', ...args, '--json');
    t.is(code, 0, errors);
    return linesOf(out).map((line) => (JSON.parse(line) as Record<string, unknown>)['path']);
  };
  t.is((await listed())[0], '/callcenter/other');
  const ofAcme = await listed('acme');
  t.is(ofAcme[0], '/callcenter/acme');
  t.false(ofAcme.includes('/callcenter/other'));
  const { out } = await admin(api, 'audit', 'list', 'acme');
  t.regex(out, /putCallcenter/);
});

test('the story of what there is not is refused, and the command says so', async (t) => {
  const api = await serveQueue(t);
  const { code, errors } = await admin(api, 'trace', 'show', 'acme', 'none');
  t.is(code, 2);
  t.regex(errors, /040605 trace-not-found/);
});

test('the story of a call is told from the database of the service', async (t) => {
  const store = await openStore(await temporaryPath(t));
  t.teardown(() => store.close());
  const api = await serveQueue(t, { store, histories: store.histories });
  const { caller } = await ringAna(api);
  const { code, out, errors } = await admin(api, 'trace', 'show', 'acme', caller);
  t.is(code, 0, errors);
  t.regex(out, /caller 200 arrives from the IVR/);
  t.regex(out, /agent ana is chosen by condition all, and phone ana-phone is dialled/);
});

test('a prompt is put from a file, listed, got into a file and deleted', async (t) => {
  const api = await serveQueue(t);
  const folder = await mkdtemp(join(tmpdir(), 'ari-callcenter-admin-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const [from, to] = [join(folder, 'from.wav'), join(folder, 'to.wav')];
  await writeFile(from, studioWave({ rate: 48_000, channels: 2, bits: 24, seconds: 1, hz: 440 }));
  const put = await admin(api, 'sound', 'put', 'acme', 'hello', from);
  t.is(put.code, 0, put.errors);
  t.regex((await admin(api, 'sound', 'list', 'acme')).out, /hello +wav +1\.0 +16044/);
  t.is((await admin(api, 'sound', 'get', 'acme', 'hello', to)).code, 0);
  t.is(new Wav(await readFile(to)).millisecondsWith(440), 1000);
  t.is((await admin(api, 'sound', 'delete', 'acme', 'hello')).code, 0);
  t.is((await admin(api, 'sound', 'delete', 'acme', 'hello')).code, 2);
});
