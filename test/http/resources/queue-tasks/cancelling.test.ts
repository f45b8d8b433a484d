import test from 'ava';
import { refused } from '../../served-api.ts';
import { ACME, type List, reject, ringAna, serveQueue, untilTask, XML } from './served-queue.ts';

const OVERFLOW =
  '<enqueue data="order 7" fail_overflow="true"><route><condition name="all"/></route></enqueue>';

test('a task that waits is cancelled, and the caller is back in the IVR', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  const caller = api.telephony.callerArrives('acme', { enqueueXml: XML });
  const { id } = await untilTask(api, 'waiting');
  api.clock.advance(5000);
  t.deepEqual(await api.do('DELETE', `${ACME}/queue_task/${id}`), { queue_task_id: id });
  t.like(api.telephony.returned.get(caller), {
    QUEUE_RESULT: 'cancel',
    QUEUE_TASK_ID: id,
    QUEUE_DATA: 'order 7',
  });
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), {
    state: 'fail',
    cause: 'cancel',
    detail: null,
    agent: null,
    attempts: [],
    end_time: api.clock.now(),
    conversation_id: null,
  });
});

test('a task that rings a phone is cancelled, the phone stops and the agent is free', async (t) => {
  const api = await serveQueue(t);
  const { id, caller } = await ringAna(api);
  await api.do('DELETE', `${ACME}/queue_task/${id}`);
  t.is(api.telephony.callOf('ana-phone'), undefined);
  t.like(api.telephony.returned.get(caller), { QUEUE_RESULT: 'cancel' });
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { cause: 'cancel', agent: 'ana' });
  t.like(await api.do('GET', `${ACME}/agent/ana`), { state: 'idle' });
});

test('a task is cancelled once, and not after it succeeded; others are not known', async (t) => {
  const api = await serveQueue(t);
  const cancelled = await ringAna(api);
  const path = `${ACME}/queue_task`;
  await api.do('DELETE', `${path}/${cancelled.id}`);
  const again = await api.call('DELETE', `${path}/${cancelled.id}`);
  refused(t, again, 409, '040603', 'queue-task-over');
  const answered = await ringAna(api);
  api.telephony.answer(answered.agentCall);
  await untilTask(api, 'success');
  const late = await api.call('DELETE', `${path}/${answered.id}`);
  refused(t, late, 409, '040603', 'queue-task-over');
  t.like(await api.do('GET', `${ACME}/conversation`), { result: [{ state: 'live' }] });
  const unknown = await api.call('DELETE', `${path}/none`);
  refused(t, unknown, 404, '040601', 'queue-task-not-found');
  await api.do('PUT', '/callcenter/other');
  const theirs = await api.call('DELETE', `/callcenter/other/queue_task/${answered.id}`);
  refused(t, theirs, 404, '040601', 'queue-task-not-found');
});

test('cancelled tasks are found by state, agent and time like the others', async (t) => {
  const api = await serveQueue(t);
  const rung = await ringAna(api);
  await api.do('DELETE', `${ACME}/queue_task/${rung.id}`);
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  api.clock.advance(1000);
  api.telephony.callerArrives('acme', { enqueueXml: XML });
  const waiting = await untilTask(api, 'waiting');
  const ids = async (query: string): Promise<string[]> => {
    const { result } = await api.do<List>('GET', `${ACME}/queue_task${query}`);
    return result.map(({ id }) => id);
  };
  t.deepEqual(await ids('?state=waiting'), [waiting.id]);
  t.deepEqual(await ids('?state=fail'), [rung.id]);
  t.deepEqual(await ids('?agent=ana'), [rung.id]);
  await api.do('DELETE', `${ACME}/queue_task/${waiting.id}`);
  t.deepEqual(await ids('?state=waiting'), []);
  t.deepEqual(await ids('?state=fail'), [waiting.id, rung.id]);
  t.deepEqual(await ids(`?state=fail&since=${api.clock.now()}`), [waiting.id]);
  t.deepEqual(await ids('?state=fail&agent=ana&page_size=1'), [rung.id]);
});

test('a task shows every agent who was tried, how their phone failed and when', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'ben-phone' });
  const ben = { name: 'ben', extension: 'ben-phone', state: 'busy' };
  await api.do('POST', `${ACME}/agent`, ben);
  api.telephony.registerPhone('ben-phone');
  const { id, agentCall } = await ringAna(api, OVERFLOW);
  api.clock.advance(3000);
  const busyAt = api.clock.now();
  api.telephony.hangUp(agentCall, 'busy');
  await untilTask(api, 'waiting');
  const tried = { agent: 'ana', failure: 'busy', time: busyAt };
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { state: 'waiting', attempts: [tried] });

  await api.do('POST', `${ACME}/agent/ben/state`, { state: 'idle' });
  await untilTask(api, 'fetching');
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { agent: 'ben', attempts: [tried] });
  api.clock.advance(1000);
  const rejectedAt = api.clock.now();
  const answer = await reject(api, { json: { queue_task_id: id, data: 'not mine' } }, 'ben');
  t.is(answer.status, 200);
  const both = [tried, { agent: 'ben', failure: 'rejected', time: rejectedAt }];
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { attempts: both });
  await api.do('DELETE', `${ACME}/queue_task/${id}`);
  const over = { state: 'fail', cause: 'cancel', attempts: both, reject_data: 'not mine' };
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), over);
});
