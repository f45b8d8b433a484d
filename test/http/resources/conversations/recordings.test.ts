import test, { type ExecutionContext } from 'ava';
import type { Conversation } from '../../../../src/domain/conversation.ts';
import { Refusal } from '../../../../src/domain/refusal.ts';
import { phrase } from '../../../../src/messages/phrase.ts';
import { ADMIN_KEY, bearer } from '../../../helpers/access.ts';
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
  ['never began', { begunAt: null }, 'none'],
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
