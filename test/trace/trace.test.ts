import { stat } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import type { CallId } from '../../src/domain/ids.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { printable } from '../../src/printable.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { openKeptHistories } from '../../src/storage/kept-histories.ts';
import { traceOf } from '../../src/trace/trace-of.ts';
import { traceAsText } from '../../src/trace/write-trace.ts';
import { runCommand } from '../helpers/command.ts';
import { eventually } from '../helpers/eventually.ts';
import { refused, type ServedApi, serveApi } from '../http/served-api.ts';
import { ACME, untilTask } from '../http/resources/queue-tasks/served-queue.ts';
import { temporaryPath } from '../storage/temporary-store.ts';

process.env['TZ'] = 'UTC';

const XML = `<enqueue data="order 7" fail_overflow="true"><route>
  <target name="ana" fetch_timeout="20"/><condition name="all"/></route></enqueue>`;

interface ServedFile {
  readonly api: ServedApi;
  readonly path: string;
}

/** Ana and Ben are idle, Ben a little later than Ana. Everything is stored in a file. */
const serve = async (t: ExecutionContext): Promise<ServedFile> => {
  const path = await temporaryPath(t);
  const store = await openStore(path);
  const api = await serveApi(t, { store, histories: store.histories });
  t.teardown(() => store.close());
  await api.do('PUT', ACME, {});
  await api.do('POST', `${ACME}/condition`, { name: 'all', where: 'true' });
  for (const name of ['ana', 'ben']) {
    await api.do('POST', `${ACME}/extension`, { type: 1, user: `${name}-phone` });
    api.telephony.registerPhone(`${name}-phone`);
    const extension = `${name}-phone`;
    await api.do('POST', `${ACME}/agent`, { name, extension, state: 'idle' });
  }
  return { api, path };
};

const callOf = async ({ api }: ServedFile, agent: string) => {
  const call = await eventually(() => api.telephony.callOf(`${agent}-phone`), {
    awaited: `the phone of ${agent} to be dialled`,
  });
  return call.callId;
};

const conversationOf = async ({ api }: ServedFile, agent: string): Promise<string> => {
  const found = await eventually(
    async () => {
      const { result } = await api.do<{ result: { id: string }[] }>(
        'GET',
        `${ACME}/agent/${agent}/conversation`,
      );
      return result[0]?.id;
    },
    { awaited: `${agent} to be in a conversation` },
  );
  return found;
};

/** In this process, which is quicker. */
const told = async ({ path }: ServedFile, id: string): Promise<string> => {
  const histories = await openKeptHistories(path);
  const history = await histories.find(id, null);
  await histories.close();
  return history === null ? '' : traceAsText(history, traceOf(history)).join('\n');
};

const trace = ({ path }: ServedFile, ...args: string[]) =>
  runCommand('trace', args, { DATABASE_PATH: path });

/** Ana does not answer; Ben does, pauses, and transfers to Ana, who talks until the caller hangs up. */
const play = async (scene: ServedFile) => {
  const { api } = scene;
  const { telephony, clock } = api;
  const caller = telephony.callerArrives('acme', {
    number: '200',
    name: 'José \u001b[2J',
    enqueueXml: XML,
  });
  const anas = await callOf(scene, 'ana');
  telephony.ring(anas);
  clock.advance(7000);
  telephony.hangUp(anas, 'declined');
  const bens = await callOf(scene, 'ben');
  telephony.ring(bens);
  clock.advance(4000);
  telephony.answer(bens);
  const { id: task } = await untilTask(api, 'success');
  const talk = await conversationOf(scene, 'ben');
  const at = { conversation_id: talk };
  clock.advance(10_000);
  await api.do('POST', `${ACME}/agent/ben/pause`, at);
  clock.advance(5000);
  await api.do('POST', `${ACME}/agent/ben/resume`, at);
  clock.advance(1000);
  const queue = '<enqueue><route><target name="ana"/></route></enqueue>';
  await api.do('POST', `${ACME}/agent/ben/xfer_agent`, { ...at, queue });
  const again = await callOf(scene, 'ana');
  clock.advance(2000);
  telephony.answer(again);
  await conversationOf(scene, 'ana');
  clock.advance(3000);
  telephony.hangUp(caller);
  telephony.hangUp(bens);
  await eventually(() => telephony.callOf('ana-phone') === undefined, { awaited: "ana's end" });
  return { caller, task, talk };
};

const ARRIVAL = [
  '22:13:20.000 +0.0 s caller 200 (José \uFFFD[2J) arrives from the IVR and waits for agent ana or condition all, with the data "order 7" (queue task TASK)',
  '22:13:20.000 +0.0 s agent ana is chosen, and phone ana-phone is dialled',
  '22:13:27.000 +7.0 s the phone of agent ana failed (declined); the search goes on',
  '22:13:27.000 +7.0 s agent ben is chosen by condition all, and phone ben-phone is dialled',
  '22:13:31.000 +11.0 s agent ben answers: the phone rang 4.0 s, the wait was 11.0 s in all',
];
const TALK = [
  '22:13:31.000 +11.0 s caller 200 (José \uFFFD[2J) joins (hears and speaks); agent ben joins (hears and speaks) (conversation TALK)',
  '22:13:31.000 +11.0 s they can hear each other (conversation TALK)',
  '22:13:41.000 +21.0 s agent ben is paused; caller 200 (José \uFFFD[2J) is on hold and hears music',
  '22:13:46.000 +26.0 s agent ben hears and speaks again',
  '22:13:47.000 +27.0 s agent ben transfers to agent ana (queue task NEXT)',
  '22:13:47.000 +27.0 s agent ana is chosen, and phone ana-phone is dialled',
  '22:13:47.000 +27.0 s agent ben leaves',
  '22:13:47.000 +27.0 s the phone of agent ben is hung up after 16.0 s',
  '22:13:49.000 +29.0 s agent ana answers: the phone rang 2.0 s, the wait was 2.0 s in all',
  '22:13:49.000 +29.0 s agent ana joins (hears and speaks)',
  '22:13:52.000 +32.0 s conversation TALK ends: the caller hung up',
  '22:13:52.000 +32.0 s caller 200 (José \uFFFD[2J) hangs up after 32.0 s',
  '22:13:52.000 +32.0 s the phone of agent ana is hung up after 3.0 s',
];

interface Names {
  readonly task: string;
  readonly talk: string;
}

/** Without the date and the blanks, and with names for ids that are made by chance. */
const linesOf = (out: string, { task, talk }: Names): string[] => {
  const named = out.replaceAll(task, 'TASK').replaceAll(talk, 'TALK');
  return named
    .replaceAll(/\w{19}-task/g, 'NEXT')
    .replaceAll('2023-11-14 ', '')
    .replaceAll(/ {2,}/g, ' ')
    .split('\n')
    .filter((line) => line !== '');
};

test('the story of a call is told from its arrival to its end, while the service runs', async (t) => {
  const scene = await serve(t);
  const played = await play(scene);
  const { code, out, errors } = await trace(scene, played.caller);
  t.is(errors, '');
  t.is(code, 0);
  const head = 'Call caller-1 of call center acme';
  t.deepEqual(linesOf(out, played), [head, ...ARRIVAL, ...TALK]);
  t.false(out.includes('\u001b'), 'a name can send a control to the terminal');
});

test('the same is told by the id of the task and of the conversation', async (t) => {
  const scene = await serve(t);
  const played = await play(scene);
  const byTask = await told(scene, played.task);
  t.deepEqual(linesOf(byTask, played), [
    'Queue task TASK of call center acme',
    ...ARRIVAL,
    ...TALK,
  ]);
  const byTalk = await told(scene, played.talk);
  t.deepEqual(linesOf(byTalk, played), [
    'Conversation TALK of call center acme',
    ...ARRIVAL,
    ...TALK,
  ]);
  const { out } = await trace(scene, played.caller, '--json');
  const json = JSON.parse(out) as { lines: { time: number; text: string }[] };
  t.like(json, { kind: 'call', id: played.caller, callcenter_id: 'acme', remarks: [] });
  t.is(json.lines.length, ARRIVAL.length + TALK.length);
  t.is(json.lines[0]?.time, 1_700_000_000_000);
});

test('prompts that could not be played are told of, with what was heard in their place', async (t) => {
  const scene = await serve(t);
  const { telephony } = scene.api;
  const enqueueXml =
    '<enqueue wait_voice="hello"><route><skill name="none" queue_timeout="60"/></route></enqueue>';
  const caller = telephony.callerArrives('acme', { number: '200', enqueueXml });
  const { id: task } = await untilTask(scene.api, 'waiting');
  telephony.failPrompt(caller, 'hello');
  const line = 'the prompt "hello" cannot be played; caller 200 hears music instead';
  for (const id of [caller, task]) {
    const out = await eventually(
      async () => {
        const story = await told(scene, id);
        return story.includes('prompt') ? story : undefined;
      },
      { awaited: `the story of ${id} to tell of the prompt` },
    );
    t.true(out.includes(line), out);
  }
});

test('when the events are gone the records tell what they can', async (t) => {
  const scene = await serve(t);
  const played = await play(scene);
  const { knex } = await openDatabase(scene.path);
  await knex('event').del();
  await knex.destroy();
  const out = await told(scene, played.task);
  const lines = linesOf(out, played);
  t.true(lines.includes(ARRIVAL[4] ?? ''), out);
  t.true(lines.includes(TALK[10] ?? ''), out);
  t.regex(out, /events of that time are gone/);
});

test('a caller whom nobody is found for is back in the IVR, and one who talks is there', async (t) => {
  const scene = await serve(t);
  const { api } = scene;
  const enqueueXml = '<enqueue><route><skill name="none" queue_timeout="0"/></route></enqueue>';
  const lost = api.telephony.callerArrives('acme', { number: '201', enqueueXml });
  await untilTask(api, 'waiting');
  api.clock.advance(1);
  await untilTask(api, 'fail');
  // That they are back in the IVR is stored a second later.
  api.clock.advance(1000);
  const out = await eventually(
    async () => {
      const story = await told(scene, lost);
      return !story.includes('is being given back') && story;
    },
    { awaited: 'the caller to be back in the IVR' },
  );
  t.regex(out, /caller 201 arrives .* waits for skill none /);
  t.regex(out, /nobody was found in time; back to the IVR with QUEUE_RESULT=timeout$/);
  const here = api.telephony.callerArrives('acme', { number: '202', enqueueXml: XML });
  api.telephony.answer(await callOf(scene, 'ana'));
  await untilTask(api, 'success');
  t.regex(await told(scene, here), /The caller talks now\.$/);
});

test('a telephone number that is busy is told of', async (t) => {
  const scene = await serve(t);
  const { api } = scene;
  const asked = api.do<{ call_id: string }>('POST', `${ACME}/agent/ana/call_out`, {
    to: '+4930123',
    max_answer_seconds: 60,
  });
  api.telephony.answer(await callOf(scene, 'ana'));
  const { call_id } = await asked;
  const line = call_id as CallId;
  await eventually(() => api.telephony.calls.has(line), { awaited: 'the number to be dialled' });
  api.telephony.hangUp(line, 'busy');
  await eventually(() => api.telephony.callOf('ana-phone') === undefined, { awaited: "ana's end" });
  const out = await told(scene, line);
  t.regex(out, /conversation \S+ ends: whom it waited for was busy$/m);
  t.regex(out, /number \+4930123 is busy$/m);
});

test('an id that nobody knows is told so, and a part of one is none', async (t) => {
  const scene = await serve(t);
  const { task } = await play(scene);
  for (const id of [task.slice(0, 10), 'order 7', 'ana']) t.is(await told(scene, id), '');
  const { code, out, errors } = await trace(scene, 'ana');
  t.is(code, 1);
  t.is(out, '');
  t.regex(errors, /^nothing is known in \S+ of a call, queue task or conversation "ana"/);
  t.is((await trace(scene)).code, 1);
});

test('a database that is not there is not made', async (t) => {
  const path = await temporaryPath(t);
  const { code, errors } = await runCommand('trace', ['x'], { DATABASE_PATH: path });
  t.is(code, 1);
  t.regex(errors, /^cannot read the database \S+: .*unable to open/);
  await t.throwsAsync(stat(path), { code: 'ENOENT' });
});

test('the API tells the same story, and none of another call center', async (t) => {
  const scene = await serve(t);
  const { caller, task } = await play(scene);
  const path = `${ACME}/trace/${caller}`;
  const { api } = scene;
  const asked = await api.do<{ kind: string; lines: { text: string }[] }>('GET', path);
  t.is(asked.kind, 'call');
  const lines = (await told(scene, caller)).split('\n');
  for (const { text } of asked.lines) {
    t.true(
      lines.some((line) => line.endsWith(printable(text))),
      text,
    );
  }
  t.true(asked.lines.length > 10);
  t.is((await api.do<{ kind: string }>('GET', `${ACME}/trace/${task}`)).kind, 'queue-task');
  await api.do('PUT', '/callcenter/zeta', {});
  const others = await api.call('GET', `/callcenter/zeta/trace/${caller}`);
  refused(t, others, 404, '040605', 'trace-not-found');
});
