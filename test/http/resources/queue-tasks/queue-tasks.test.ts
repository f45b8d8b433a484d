import test from 'ava';
import type { CallId } from '../../../../src/domain/ids.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { refused, refusedArgument } from '../../served-api.ts';
import { ACME, type List, reject, ringAna, serveQueue, untilTask, XML } from './served-queue.ts';

test('a task that waits is shown with what is known of it', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  const caller = api.telephony.callerArrives('acme', { enqueueXml: XML });
  const { id } = await untilTask(api, 'waiting');
  t.deepEqual(await api.do('GET', `${ACME}/queue_task/${id}`), {
    id,
    type: 'ivr',
    state: 'waiting',
    channel: 'default',
    agent: null,
    agent_call_id: null,
    origin_call_id: caller,
    origin_number: '100',
    origin_name: '',
    dialled_number: '',
    data: 'order 7',
    reject_data: null,
    create_time: api.clock.now(),
    attempts: [],
    callback: null,
    cause: null,
    detail: null,
    end_time: null,
    conversation_id: null,
  });
});

test('a task that rings an agent names them, and they are fetching', async (t) => {
  const api = await serveQueue(t);
  const { id, agentCall } = await ringAna(api);
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), {
    state: 'fetching',
    agent: 'ana',
    agent_call_id: agentCall,
  });
  t.like(await api.do('GET', `${ACME}/agent/ana`), { state: 'fetching' });
  const busy = await api.call('POST', `${ACME}/agent/ana/state`, { json: { state: 'away' } });
  t.like(refused(t, busy, 409, '040203', 'agent-busy'), { state: 'fetching' });
  const logout = await api.call('DELETE', `${ACME}/agent/ana`);
  refused(t, logout, 409, '040203', 'agent-busy');
});

test('an agent who answers is in a conversation with the caller, until it is over', async (t) => {
  const api = await serveQueue(t);
  const { id, caller, agentCall } = await ringAna(api);
  const began = api.clock.now();
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  const task = await api.do<{ conversation_id: string }>('GET', `${ACME}/queue_task/${id}`);
  const since = { mode: 1, mode_since: began, on_hold: false, lost: false, join_time: began };
  const conversation = {
    id: task.conversation_id,
    type: 'queue',
    state: 'live',
    begin_time: began,
    end_time: null,
    end_reason: null,
    record_file: null,
    recording: 'off',
    queue_task_id: id,
    data: 'order 7',
    waits_for: [],
    note: null,
    members: [
      { call_id: agentCall, agent_name: 'ana', ...since },
      { call_id: caller, number: '200', name: '', ...since },
    ],
  };
  const shown = await api.do<typeof conversation>('GET', `${ACME}/conversation/${conversation.id}`);
  const byCall = (one: { call_id: string }, other: { call_id: string }): number =>
    one.call_id < other.call_id ? -1 : 1;
  t.deepEqual(
    { ...shown, members: shown.members.toSorted(byCall) },
    { ...conversation, members: conversation.members.toSorted(byCall) },
  );
  for (const path of ['conversation', 'conversation?state=live', 'agent/ana/conversation']) {
    t.deepEqual((await api.do<List>('GET', `${ACME}/${path}`)).result, [shown]);
  }
  t.like(await api.do('GET', `${ACME}/conversation?state=over`), { total_count: 0 });

  api.clock.advance(5000);
  api.telephony.hangUp(caller);
  await eventually(
    async () => (await api.do<List>('GET', `${ACME}/conversation?state=over`)).total_count === 1,
    { awaited: 'the conversation to be over' },
  );
  t.like(await api.do('GET', `${ACME}/conversation/${conversation.id}`), {
    state: 'over',
    end_time: began + 5000,
    end_reason: 'caller-hangup',
  });
  t.like(await api.do('GET', `${ACME}/agent/ana/conversation`), { total_count: 0, result: [] });
});

for (const [id, data] of [
  ['queue_task_id', 'data'],
  ['queue_id', 'user_data'],
] as const) {
  test(`an agent rejects with ${id} and ${data}, and the caller is back in the IVR with it`, async (t) => {
    const api = await serveQueue(t);
    const task = await ringAna(api);
    const text = '转投诉 "now" & 100%';
    const answer = await reject(api, { json: { [id]: task.id, [data]: text } });
    t.deepEqual(answer.json.data, { queue_task_id: task.id });
    t.is(answer.status, 200);
    t.like(await api.do('GET', `${ACME}/queue_task/${task.id}`), {
      state: 'fail',
      cause: 'reject',
      reject_data: text,
      agent: 'ana',
      attempts: [{ agent: 'ana', failure: 'rejected', time: api.clock.now() }],
      end_time: api.clock.now(),
    });
    t.like(api.telephony.returned.get(task.caller), {
      QUEUE_RESULT: 'reject',
      QUEUE_REJECT_DATA: text,
    });
    t.is(api.telephony.callOf('ana-phone'), undefined);
  });
}

test('a form rejects like JSON does', async (t) => {
  const api = await serveQueue(t);
  const { id } = await ringAna(api);
  t.is((await reject(api, { form: `queue_id=${id}&data=%E8%BD%AC+1` })).status, 200);
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { reject_data: '转 1' });
});

test('only the agent who is rung may reject, and only while they are', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'ben-phone' });
  await api.do('POST', `${ACME}/agent`, { name: 'ben', extension: 'ben-phone' });
  const { id } = await ringAna(api);
  const sent = { json: { queue_task_id: id } };
  refused(t, await reject(api, sent, 'ben'), 409, '040602', 'queue-task-not-yours');
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { state: 'fetching' });
  t.is((await reject(api, sent)).status, 200);
  refused(t, await reject(api, sent), 409, '040603', 'queue-task-over');
  refused(t, await reject(api, sent, 'ben'), 409, '040603', 'queue-task-over');
  const unknown = await reject(api, { json: { queue_task_id: 'nothing-task' } });
  refused(t, unknown, 404, '040601', 'queue-task-not-found');
});

for (const [path, json] of [
  ['queue_task_id', {}],
  ['queue_task_id', { data: 'x' }],
  ['queue_task_id', { queue_task_id: 'x', queue_id: 'x' }],
  ['queue_task_id', { queue_task_id: 7 }],
  ['data', { queue_task_id: 'x', data: 'x', user_data: 'x' }],
  ['data', { queue_task_id: 'x', data: { a: 1 } }],
  ['dta', { queue_task_id: 'x', dta: 'x' }],
] as const) {
  test(`reject refuses ${JSON.stringify(json)}`, async (t) => {
    const api = await serveQueue(t);
    refusedArgument(t, await reject(api, { json }), 'body', path);
  });
}

test('an agent who is logged out by force is taken off the phone and the caller waits on', async (t) => {
  const api = await serveQueue(t);
  const { id } = await ringAna(api);
  t.deepEqual(await api.do('DELETE', `${ACME}/agent/ana?force=true`), { name: 'ana' });
  t.is(api.telephony.callOf('ana-phone'), undefined);
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { state: 'waiting' });
});

test('tasks are listed newest first and found by state, agent and time', async (t) => {
  const api = await serveQueue(t);
  const callers: CallId[] = [];
  const first = await ringAna(api);
  await reject(api, { json: { queue_task_id: first.id } });
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  for (const delay of [1000, 1000]) {
    api.clock.advance(delay);
    callers.push(api.telephony.callerArrives('acme', { enqueueXml: XML }));
    await eventually(
      async () =>
        (await api.do<List>('GET', `${ACME}/queue_task?state=waiting`)).total_count ===
        callers.length,
      { awaited: 'the caller to wait' },
    );
  }
  const origins = async (query: string) => {
    const list = await api.do<{ result: { origin_call_id: string }[] }>(
      'GET',
      `${ACME}/queue_task${query}`,
    );
    return list.result.map((task) => task.origin_call_id);
  };
  const [second = '', third = ''] = callers as string[];
  t.deepEqual(await origins(''), [third, second, first.caller]);
  t.deepEqual(await origins('?page_size=1&page_no=2'), [second]);
  t.deepEqual(await origins('?state=waiting'), [third, second]);
  t.deepEqual(await origins('?state=fail'), [first.caller]);
  t.deepEqual(await origins('?agent=ana'), [first.caller]);
  t.deepEqual(await origins('?agent=ben'), []);
  t.deepEqual(await origins(`?since=${api.clock.now()}`), [third]);
  t.deepEqual(await origins(`?since=${api.clock.now() - 1000}&state=waiting`), [third, second]);
});

for (const [path, query] of [
  ['state', 'queue_task?state=over'],
  ['state', 'queue_task?state='],
  ['agent', 'queue_task?agent=a%20b'],
  ['since', 'queue_task?since=yesterday'],
  ['since', 'queue_task?since=-1'],
  ['since', 'queue_task?since=1.5'],
  ['state', 'conversation?state=waiting'],
] as const) {
  test(`GET ${query} is refused`, async (t) => {
    const api = await serveQueue(t);
    refusedArgument(t, await api.call('GET', `${ACME}/${query}`), 'query', path);
  });
}

test('tasks and conversations that never were are not found', async (t) => {
  const api = await serveQueue(t);
  const task = await api.call('GET', `${ACME}/queue_task/none`);
  refused(t, task, 404, '040601', 'queue-task-not-found');
  const conversation = await api.call('GET', `${ACME}/conversation/none`);
  refused(t, conversation, 404, '040501', 'conversation-not-found');
});

test('nothing of one call center is seen from another', async (t) => {
  const api = await serveQueue(t);
  await api.do('PUT', '/callcenter/other');
  const { id } = await ringAna(api);
  const task = await api.call('GET', `/callcenter/other/queue_task/${id}`);
  refused(t, task, 404, '040601', 'queue-task-not-found');
  for (const list of ['queue_task', 'agent', 'extension', 'condition', 'conversation']) {
    t.like(await api.do('GET', `/callcenter/other/${list}`), { total_count: 0 });
  }
  const agent = await api.call('GET', '/callcenter/other/agent/ana');
  refused(t, agent, 404, '040202', 'agent-not-found');
});

test('a number is called back by a queue task of its own, and a second one for it is refused', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  const body = { enqueue: XML, to: '+4930123456', data: 'form 7' };
  const { queue_task_id: id } = await api.do<{ queue_task_id: string }>(
    'POST',
    `${ACME}/queue_task`,
    body,
  );
  const now = api.clock.now();
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), {
    type: 'callback',
    state: 'waiting',
    data: 'form 7',
    origin_call_id: null,
    origin_number: '+4930123456',
    callback: {
      number: '+4930123456',
      name: '',
      from: null,
      first: 'agent',
      asked_by: 'api',
      asked_time: now,
      tries: 3,
      failed: 0,
      last_failure: null,
      next_time: null,
    },
  });
  const again = await api.call('POST', `${ACME}/queue_task`, {
    json: { ...body, to: '004930123456' },
  });
  t.like(refused(t, again, 409, '040604', 'callback-exists'), { queue_task_id: id });
  const denied = await api.call('POST', `${ACME}/queue_task`, { json: { ...body, to: '+88216' } });
  refused(t, denied, 403, '041001', 'number-not-allowed');
  const wrong = await api.call('POST', `${ACME}/queue_task`, { json: { enqueue: XML, to: 'ben' } });
  t.is(wrong.status, 400);
  await api.do('DELETE', `${ACME}/queue_task/${id}`);
  t.like(await api.do('GET', `${ACME}/queue_task/${id}`), { state: 'fail', cause: 'cancel' });
});
