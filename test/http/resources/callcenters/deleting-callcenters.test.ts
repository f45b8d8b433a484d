import test, { type ExecutionContext } from 'ava';
import type { CallcenterId, ConversationId } from '../../../../src/domain/ids.ts';
import { Refusal } from '../../../../src/domain/refusal.ts';
import { phrase } from '../../../../src/messages/phrase.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { MemoryRecordings } from '../../../helpers/memory-recordings.ts';
import { change, conversation, task } from '../../../storage/sample-records.ts';
import { refused, serveApi } from '../../served-api.ts';
import { ACME, ringAna, serveQueue, XML } from '../queue-tasks/served-queue.ts';

const ID = 'acme' as CallcenterId;
const OVER = { kind: 'over', endedAt: 3, reason: 'exit' } as const;
const FAIL = { kind: 'fail', failure: { cause: 'timeout' }, endedAt: 3, selection: null } as const;

/** Nobody is in acme, but somebody was, and was recorded. */
const serveHistory = async (t: ExecutionContext) => {
  const recordings = new MemoryRecordings();
  const talk = 'talk' as ConversationId;
  recordings.files.set(talk, Buffer.from('RIFF'));
  const api = await serveApi(t, { recordings });
  await api.do('PUT', ACME, {});
  await api.do('POST', `${ACME}/condition`, { name: 'all', where: 'true' });
  const changes = [
    change('conversation', talk, conversation(talk, { begunAt: 2, phase: OVER })),
    change('queue_task', 'lost', task('lost', { phase: FAIL })),
  ];
  await api.store.commit({ callcenterId: ID, changes, events: [] });
  return { api, recordings };
};

test('a call center that nobody uses is deleted with its history and recordings', async (t) => {
  const { api, recordings } = await serveHistory(t);
  t.deepEqual(await api.do('DELETE', ACME), { id: 'acme' });
  refused(t, await api.call('GET', ACME), 404, '040800', 'callcenter-not-found');
  refused(t, await api.call('DELETE', ACME), 404, '040800', 'callcenter-not-found');
  t.is(recordings.files.size, 0);
  t.is(await api.store.load(ID), null);
  await api.do('PUT', ACME, {});
  t.like(await api.do('GET', `${ACME}/queue_task`), { total_count: 0 });
  t.like(await api.do('GET', `${ACME}/conversation`), { total_count: 0 });
  t.like(await api.do('GET', `${ACME}/condition`), { total_count: 0 });
});

test('a call center that is used is not deleted, and what is in the way is told', async (t) => {
  const api = await serveQueue(t);
  await ringAna(api);
  api.telephony.callerArrives('acme', { enqueueXml: XML });
  const answer = await api.call('DELETE', ACME);
  t.deepEqual(refused(t, answer, 409, '040801', 'callcenter-in-use'), {
    callcenter: 'acme',
    agents: 1,
    extensions: 1,
    queue_tasks: 2,
    conversations: 0,
    calls: 3,
  });
  t.is(
    answer.json.msg,
    'call center acme still holds 1 agents, 1 extensions, 2 queue tasks, 0 conversations and 3 calls',
  );
  t.like(await api.do('GET', `${ACME}/agent/ana`), { state: 'fetching' });
});

test('a caller who comes while the call center is deleted is back in the IVR', async (t) => {
  const { api } = await serveHistory(t);
  let goOn: () => void = () => undefined;
  const remove = api.store.remove.bind(api.store);
  const held = new Promise<void>((resolve) => (goOn = resolve));
  api.store.remove = (id) => held.then(() => remove(id));
  const deleting = api.do('DELETE', ACME);
  const isGone = async () => (await api.call('GET', ACME)).status === 404;
  await eventually(isGone, { awaited: 'the call center to be taken out' });

  const caller = api.telephony.callerArrives('acme', { enqueueXml: XML });
  await eventually(() => api.telephony.returned.has(caller), { awaited: 'the caller to be back' });
  t.like(api.telephony.returned.get(caller), { QUEUE_RESULT: 'error' });
  const again = await api.call('PUT', ACME, { json: {} });
  refused(t, again, 409, '040801', 'callcenter-in-use');
  goOn();
  t.deepEqual(await deleting, { id: 'acme' });
  t.like(await api.do('PUT', ACME), { id: 'acme' });
});

test('a caller who came before is not lost by the deletion', async (t) => {
  const { api } = await serveHistory(t);
  const commit = api.store.commit.bind(api.store);
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  api.store.commit = (batch) => held.then(() => commit(batch));
  // While this is stored nothing else is decided.
  const changing = api.do('PUT', ACME, { lease_seconds: 60 });
  await api.do('GET', ACME);
  api.telephony.callerArrives('acme', { enqueueXml: XML });
  const deleting = api.call('DELETE', ACME);
  for (let asked = 0; asked < 3; asked += 1) await api.call('GET', ACME);
  goOn();
  await changing;
  const details = refused(t, await deleting, 409, '040801', 'callcenter-in-use');
  t.like(details, { queue_tasks: 1, calls: 1 });
  t.like(await api.do('GET', `${ACME}/queue_task?state=waiting`), { total_count: 1 });
});

test('when a recording cannot be deleted the call center stays', async (t) => {
  const { api, recordings } = await serveHistory(t);
  recordings.failure = new Refusal('asterisk-unavailable', phrase('asterisk-away'));
  refused(t, await api.call('DELETE', ACME), 503, '000004', 'asterisk-unavailable');
  t.like(await api.do('GET', `${ACME}/conversation/talk`), { record_file: 'talk.wav' });
  t.like(await api.do('GET', `${ACME}/condition/all`), { where: 'true' });
  recordings.failure = null;
  t.deepEqual(await api.do('DELETE', ACME), { id: 'acme' });
});
