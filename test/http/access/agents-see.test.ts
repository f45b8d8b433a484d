import test, { type ExecutionContext } from 'ava';
import type { Access } from '../../../src/domain/api-key.ts';
import type { AgentName, CallcenterId } from '../../../src/domain/ids.ts';
import { bearer } from '../../helpers/access.ts';
import { eventually } from '../../helpers/eventually.ts';
import { ACME, type List, ringAna, serveQueue } from '../resources/queue-tasks/served-queue.ts';
import { refused, refusedArgument, serveAcme, type ServedApi } from '../served-api.ts';

const acme = 'acme' as CallcenterId;
const agent = (name: string): Access => ({
  role: 'agent',
  callcenterId: acme,
  agent: name as AgentName,
});

const keyOf = async ({ keys }: ServedApi, access: Access): Promise<Record<string, string>> => {
  const { text } = await keys.make({ access, name: null, signing: false, expiresAt: null });
  return bearer(text);
};

/** Ana talks with a caller of the number 200; bob is logged in. Each with the headers of a key. */
const scene = async (t: ExecutionContext) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/extension`, { type: 3, telnum: '+4930999' });
  await api.do('POST', `${ACME}/agent`, {
    name: 'bob',
    extension: '+4930999',
    num: '4711',
    state: 'busy/lunch',
    skills: [{ name: 'sales', score: 1 }],
  });
  const { id, agentCall } = await ringAna(api);
  api.telephony.answer(agentCall);
  const { conversation_id } = await eventually(
    async () => {
      const task = await api.do<{ conversation_id: string | null }>(
        'GET',
        `${ACME}/queue_task/${id}`,
      );
      return task.conversation_id === null ? undefined : { conversation_id: task.conversation_id };
    },
    { awaited: 'ana to talk' },
  );
  const [ana, bob] = [await keyOf(api, agent('ana')), await keyOf(api, agent('bob'))];
  const supervisor = await keyOf(api, { role: 'supervisor', callcenterId: acme });
  return { api, task: id, conversation: conversation_id, ana, bob, supervisor };
};

const ask = (api: ServedApi, path: string, key: Record<string, string>) =>
  api.call('GET', `${ACME}${path}`, undefined, key);

const idsOf = async (api: ServedApi, path: string, key: Record<string, string>) =>
  ((await ask(api, path, key)).json.data as List).result.map(({ id }) => id);

test('of colleagues an agent sees the name and the state alone', async (t) => {
  const { api, ana } = await scene(t);
  const { result } = (await ask(api, '/agent', ana)).json.data as { result: { name: string }[] };
  t.deepEqual(
    result.find(({ name }) => name === 'bob'),
    { name: 'bob', state: 'busy/lunch' },
  );
  t.like(
    result.find(({ name }) => name === 'ana'),
    { name: 'ana', extension: 'ana-phone' },
  );
  t.deepEqual((await ask(api, '/agent/bob', ana)).json.data, { name: 'bob', state: 'busy/lunch' });
  t.deepEqual(await idsOf(api, '/extension', ana), ['ana-phone']);
  const phone = await ask(api, '/extension/%2B4930999', ana);
  refused(t, phone, 404, '040103', 'extension-not-found');
  t.is((await ask(api, '/extension/ana-phone', ana)).status, 200);
});

test('an agent sees tasks and conversations of their own alone, those that are over too', async (t) => {
  const { api, task, conversation, ana, bob, supervisor } = await scene(t);
  const check = async (): Promise<void> => {
    for (const key of [ana, supervisor]) {
      t.deepEqual(await idsOf(api, '/queue_task', key), [task]);
      t.deepEqual(await idsOf(api, '/conversation', key), [conversation]);
      t.is((await ask(api, `/queue_task/${task}`, key)).status, 200);
      t.is((await ask(api, `/conversation/${conversation}`, key)).status, 200);
    }
    t.deepEqual(await idsOf(api, '/queue_task', bob), []);
    t.deepEqual(await idsOf(api, '/queue_task?agent=ana', bob), []);
    t.deepEqual(await idsOf(api, '/conversation', bob), []);
    const one = await ask(api, `/conversation/${conversation}`, bob);
    refused(t, one, 404, '040501', 'conversation-not-found');
    const other = await ask(api, `/queue_task/${task}`, bob);
    refused(t, other, 404, '040601', 'queue-task-not-found');
  };
  await check();
  await api.do('POST', `${ACME}/agent/ana/exit`, { conversation_id: conversation });
  await eventually(
    async () =>
      (await api.do<{ state: string }>('GET', `${ACME}/conversation/${conversation}`)).state ===
      'over',
    { awaited: 'the conversation to be over' },
  );
  await check();
});

test('an agent is told of what concerns them, and of colleagues’ states', async (t) => {
  const { api, conversation, ana, bob } = await scene(t);
  await api.do('DELETE', `${ACME}/conversation/${conversation}`);
  const events = async (key: Record<string, string>) => {
    const data = (await ask(api, '/event?limit=1000', key)).json.data;
    return (data as { result: { event: string; name?: string }[]; next_after: number }).result;
  };
  const names = async (key: Record<string, string>) =>
    new Set((await events(key)).map(({ event }) => event));
  await eventually(async () => (await names(ana)).has('callcenter.call.end'), {
    awaited: 'the end of the call to be told',
  });
  t.deepEqual([...(await names(ana))].toSorted(), [
    'callcenter.agent.conversation_changed',
    'callcenter.agent.state_changed',
    'callcenter.call.end',
    'callcenter.conversation.begin',
    'callcenter.conversation.end',
    'callcenter.conversation.parts_changed',
    'callcenter.queue.select',
    'callcenter.queue.success',
  ]);
  const toBob = await events(bob);
  t.deepEqual([...(await names(bob))], ['callcenter.agent.state_changed']);
  t.true(toBob.some(({ name }) => name === 'ana'));
  t.notRegex(JSON.stringify(toBob), /200|order 7|conversation"/);
});

test('a stream of events tells an agent no more than a page of them', async (t) => {
  const { api, bob } = await scene(t);
  const ended = new AbortController();
  const url = `http://127.0.0.1:${api.port}/v1${ACME}/events?last_event_id=0`;
  const answer = await fetch(url, { headers: bob, signal: ended.signal });
  const decoder = new TextDecoder();
  let told = '';
  for await (const piece of answer.body ?? []) {
    told += decoder.decode(piece as Uint8Array, { stream: true });
    // The last event of the scene.
    if (told.includes('"latest_state":"talking"')) break;
  }
  ended.abort();
  const kinds = [...told.matchAll(/^event: (.*)$/gm)].map(([, kind]) => kind);
  t.deepEqual([...new Set(kinds)], ['callcenter.agent.state_changed']);
});

test('an agent enters no conversation uninvited, and whispers to nobody; a supervisor does both', async (t) => {
  const { api, conversation, bob, supervisor } = await scene(t);
  const enter = (json: object, key: Record<string, string>) =>
    api.call(
      'POST',
      `${ACME}/agent/bob/enter`,
      { json: { conversation_id: conversation, ...json } },
      key,
    );
  refused(t, await enter({ mode: 2 }, bob), 404, '040501', 'conversation-not-found');
  const whisper = { mode: 3, whisper_to: 'ana' };
  refused(t, await enter(whisper, bob), 403, '000403', 'forbidden');
  const lsm = await api.call(
    'POST',
    `${ACME}/agent/bob/lsm`,
    { json: { conversation_id: conversation, ...whisper } },
    bob,
  );
  refused(t, lsm, 403, '000403', 'forbidden');
  t.is((await enter({ mode: 1, whisper_to: 'ana' }, supervisor)).status, 200);
});

test('an agent enters a conversation to which a task invites them by name, though it waits', async (t) => {
  const { api, conversation, bob } = await scene(t);
  await api.do('POST', `${ACME}/conversation/${conversation}/invite_agent`, {
    enqueue: '<enqueue><route><target name="bob"/></route></enqueue>',
  });
  t.is((await ask(api, `/conversation/${conversation}`, bob)).status, 200);
  const entered = await api.call(
    'POST',
    `${ACME}/agent/bob/enter`,
    { json: { conversation_id: conversation } },
    bob,
  );
  t.is(entered.status, 200, entered.text);
});

test('an agent gives themself no skill and no phone unless the call center says so', async (t) => {
  const api = await serveAcme(t);
  const ana = await keyOf(api, agent('ana'));
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'other-phone' });
  const skills = [{ name: 'vip', score: 100 }];
  const logIn = (json: object) =>
    api.call('POST', `${ACME}/agent`, { json: { name: 'ana', ...json } }, ana);
  const change = (path: string, json: object) =>
    api.call('POST', `${ACME}/agent/ana/${path}`, { json }, ana);
  const refuse = async (answer: ReturnType<typeof logIn>, setting: string): Promise<void> => {
    const given = await answer;
    refused(t, given, 403, '000403', 'forbidden');
    t.regex(given.json.msg, new RegExp(setting));
  };
  await refuse(logIn({ extension: 'ana-phone' }), 'agents_choose_phone');
  await api.do('POST', `${ACME}/agent`, { name: 'ana', extension: 'ana-phone', skills });
  refused(t, await change('extension', { extension: 'other-phone' }), 403, '000403', 'forbidden');
  refused(t, await change('skills', { opts: [{ opt: 0 }] }), 403, '000403', 'forbidden');
  // The login lapses: they come back with the phone and the skills that they had.
  api.clock.advance(25 * 3600 * 1000);
  await eventually(
    async () => (await api.do<{ state: string }>('GET', `${ACME}/agent/ana`)).state === 'offline',
    { awaited: 'the login to lapse' },
  );
  await refuse(logIn({ extension: 'other-phone' }), 'agents_choose_phone');
  await refuse(logIn({ extension: 'ana-phone', skills }), 'agents_set_skills');
  const back = await logIn({ extension: 'ana-phone' });
  t.like(back.json.data, { state: 'online', skills: [{ name: 'vip', score: 100 }] });
  await api.do('PUT', ACME, { agents_set_skills: true, agents_choose_phone: true });
  t.is((await change('extension', { extension: 'other-phone' })).status, 200);
  t.is((await change('skills', { opts: [{ opt: 0 }] })).status, 200);
});

test('the address of a webhook is shown to those alone who may set it', async (t) => {
  const api = await serveAcme(t);
  const url = 'https://crm.example/hook?token=secret';
  await api.do('PUT', ACME, { webhook: { url, secret: 'x'.repeat(40) } });
  const seen = async (access: Access) => (await ask(api, '', await keyOf(api, access))).text;
  t.true((await seen({ role: 'callcenter', callcenterId: acme })).includes(url));
  for (const access of [
    { role: 'supervisor', callcenterId: acme },
    { role: 'read', callcenterId: acme },
    { role: 'read', callcenterId: null },
  ] as const) {
    const text = await seen(access);
    t.regex(text, /"has_secret":true/);
    t.notRegex(text, /crm\.example|xxxx/);
  }
  refused(t, await ask(api, '', await keyOf(api, agent('ana'))), 403, '000403', 'forbidden');
  const reader = await keyOf(api, { role: 'read', callcenterId: null });
  t.notRegex((await api.call('GET', '/callcenter', undefined, reader)).text, /crm\.example/);
});

test('a key of a supervisor needs its call center, and sets nothing', async (t) => {
  const api = await serveAcme(t);
  const lacking = await api.call('POST', '/key', { json: { role: 'supervisor' } });
  refusedArgument(t, lacking, 'body', 'callcenter_id');
  const made = await api.do<{ key: string; role: string }>('POST', '/key', {
    role: 'supervisor',
    callcenter_id: 'acme',
  });
  t.is(made.role, 'supervisor');
  const put = await api.call('PUT', ACME, { json: {} }, bearer(made.key));
  refused(t, put, 403, '000403', 'forbidden');
});
