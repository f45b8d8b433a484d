import test, { type ExecutionContext } from 'ava';
import type { Conversation } from '../../../../src/domain/conversation.ts';
import { Refusal } from '../../../../src/domain/refusal.ts';
import { phrase } from '../../../../src/messages/phrase.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { MemoryRecordings } from '../../../helpers/memory-recordings.ts';
import { refused } from '../../served-api.ts';
import { ID, PATH, serveRecording } from './served-recording.ts';

const WAV = Buffer.from('RIFF....WAVEfmt and so on, with a zero \0 in it', 'latin1');

const scene = async (t: ExecutionContext, different: Partial<Conversation> = {}) => {
  const recordings = new MemoryRecordings();
  recordings.files.set(ID, WAV);
  return { api: await serveRecording(t, recordings, { conversation: different }), recordings };
};

/** What it answers, which is no JSON. */
const download = (port: number, method = 'GET') =>
  fetch(`http://127.0.0.1:${port}/v1${PATH}/recording`, { method, headers: bearer(ADMIN_KEY) });

test('the recording of a conversation that is over is sent as a file', async (t) => {
  const { api } = await scene(t);
  const answer = await download(api.port);
  t.is(answer.status, 200);
  t.is(answer.headers.get('content-type'), 'audio/wav');
  t.is(answer.headers.get('content-length'), String(WAV.length));
  t.is(answer.headers.get('content-disposition'), `attachment; filename="${ID}.wav"`);
  t.deepEqual(Buffer.from(await answer.arrayBuffer()), WAV);
  t.like(await api.do('GET', PATH), { record_file: `${ID}.wav` });
});

const part = (port: number, headers: Record<string, string>) =>
  fetch(`http://127.0.0.1:${port}/v1${PATH}/recording`, {
    headers: { ...bearer(ADMIN_KEY), ...headers },
  });

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

for (const [range, first, last] of [
  ['bytes=0-0', 0, 0],
  ['bytes=4-12', 4, 12],
  ['bytes=10-', 10, WAV.length - 1],
  ['bytes=-3', WAV.length - 3, WAV.length - 1],
  ['bytes=-1000000', 0, WAV.length - 1],
  ['BYTES=2-1000000', 2, WAV.length - 1],
] as const) {
  test(`of a recording exactly the bytes are sent that are asked for by ${range}`, async (t) => {
    const { api, recordings } = await scene(t);
    const answer = await part(api.port, { Range: range });
    t.is(answer.status, 206);
    t.is(answer.headers.get('content-range'), `bytes ${first}-${last}/${WAV.length}`);
    t.is(answer.headers.get('content-length'), String(last - first + 1));
    t.deepEqual(await bytesOf(answer), WAV.subarray(first, last + 1));
    await eventually(() => recordings.opened[0]?.destroyed === true, {
      awaited: 'what it was sent from to be closed',
    });
  });
}

for (const range of ['bytes=5-4', 'bytes=0-1,3-4', 'seconds=1-2', 'bytes=-', 'bytes=a-b']) {
  test(`a range that means nothing here, ${range}, is answered with the whole`, async (t) => {
    const { api } = await scene(t);
    const answer = await part(api.port, { Range: range });
    t.is(answer.status, 200);
    t.is(answer.headers.get('accept-ranges'), 'bytes');
    t.deepEqual(await bytesOf(answer), WAV);
  });
}

for (const range of [`bytes=${WAV.length}-`, 'bytes=999999999-', 'bytes=-0']) {
  test(`${range}, which is beyond the end, is refused and tells where the end is`, async (t) => {
    const { api, recordings } = await scene(t);
    const answer = await part(api.port, { Range: range });
    t.is(answer.status, 416);
    t.is(answer.headers.get('content-range'), `bytes */${WAV.length}`);
    t.like(await answer.json(), {
      code: '000416',
      error: { id: 'range-not-satisfiable', details: { range, bytes: WAV.length } },
    });
    t.true(recordings.opened[0]?.destroyed);
  });
}

test('a player goes on with the file that it began, and has the whole of another one', async (t) => {
  const { api } = await scene(t);
  const tag = (await part(api.port, {})).headers.get('etag') ?? '';
  t.regex(tag, /^"[^"]+"$/);
  const same = await part(api.port, { Range: 'bytes=4-', 'If-Range': tag });
  t.is(same.status, 206);
  for (const other of ['"another"', `W/${tag}`, 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    const answer = await part(api.port, { Range: 'bytes=4-', 'If-Range': other });
    t.is(answer.status, 200, other);
    t.deepEqual(await bytesOf(answer), WAV);
  }
  const known = await part(api.port, { 'If-None-Match': `"x", W/${tag}` });
  t.is(known.status, 304);
  t.is((await bytesOf(known)).length, 0);
});

test('recordings are listed with whose they are, until they are deleted', async (t) => {
  const { api } = await scene(t, { numbers: ['+4989123'] });
  const list = async (query = '') =>
    (await api.do<{ result: object[] }>('GET', `/callcenter/acme/recording${query}`)).result;
  t.like(await list(), [
    { conversation_id: ID, record_file: `${ID}.wav`, state: 'complete', numbers: ['+4989123'] },
  ]);
  t.is((await list('?number=%2B4989123')).length, 1);
  t.deepEqual(await list('?number=77'), []);
  await api.do('DELETE', `${PATH}/recording`);
  t.deepEqual(await list(), []);
});

test('who asks for its head alone leaves nothing open', async (t) => {
  const { api, recordings } = await scene(t);
  const answer = await download(api.port, 'HEAD');
  t.is(answer.headers.get('content-length'), String(WAV.length));
  t.true(recordings.opened[0]?.destroyed);
});

test('a recording that was deleted is gone, from the conversation too', async (t) => {
  const { api, recordings } = await scene(t);
  t.deepEqual(await api.do('DELETE', `${PATH}/recording`), { conversation_id: ID });
  t.is(recordings.files.size, 0);
  t.like(await api.do('GET', PATH), { state: 'over', record_file: null });
  for (const method of ['GET', 'DELETE']) {
    const answer = await api.call(method, `${PATH}/recording`);
    refused(t, answer, 404, '040505', 'recording-not-found');
    t.regex(answer.json.msg, /has no recording/);
  }
});

test('a recording that is gone already can be deleted, which the conversation then shows', async (t) => {
  const { api, recordings } = await scene(t);
  recordings.files.clear();
  const answer = await api.call('GET', `${PATH}/recording`);
  refused(t, answer, 404, '040505', 'recording-not-found');
  t.like(await api.do('GET', PATH), { record_file: `${ID}.wav` });
  t.deepEqual(await api.do('DELETE', `${PATH}/recording`), { conversation_id: ID });
  t.like(await api.do('GET', PATH), { record_file: null });
});

for (const [what, different, reason] of [
  ['was not recorded', { recorded: false }, 'none'],
  ['goes on', { phase: { kind: 'live' } }, 'going-on'],
] as const) {
  test(`of a conversation that ${what} there is no recording to be had or deleted`, async (t) => {
    const { api, recordings } = await scene(t, different);
    for (const method of ['GET', 'DELETE']) {
      const answer = await api.call(method, `${PATH}/recording`);
      const details = refused(t, answer, 404, '040505', 'recording-not-found');
      t.deepEqual(details, { conversation_id: ID, recording: reason });
    }
    t.is(recordings.files.size, 1);
  });
}

test('a conversation that nobody had is not found', async (t) => {
  const { api } = await scene(t);
  const answer = await api.call('GET', '/callcenter/acme/conversation/nobody/recording');
  refused(t, answer, 404, '040501', 'conversation-not-found');
});

test('nothing is deleted of which Asterisk says nothing', async (t) => {
  const { api, recordings } = await scene(t);
  recordings.failure = new Refusal('asterisk-unavailable', phrase('asterisk-away'));
  const answer = await api.call('DELETE', `${PATH}/recording`);
  refused(t, answer, 503, '000004', 'asterisk-unavailable');
  t.like(await api.do('GET', PATH), { record_file: `${ID}.wav` });
});
