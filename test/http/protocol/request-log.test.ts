import test, { type ExecutionContext } from 'ava';
import { createLog } from '../../../src/log.ts';
import { ADMIN_KEY } from '../../helpers/access.ts';
import { eventually } from '../../helpers/eventually.ts';
import { refused, type ServedApi } from '../served-api.ts';
import {
  ACME,
  reject,
  ringAna,
  serveQueue,
  untilTask,
  XML,
} from '../resources/queue-tasks/served-queue.ts';

type Line = Readonly<Record<string, unknown>>;

interface Logged {
  readonly api: ServedApi;
  readonly text: () => string;
  readonly lines: () => Line[];
}

/** Ana is idle, and everything that can be logged is. */
const serveLogged = async (t: ExecutionContext): Promise<Logged> => {
  const written: string[] = [];
  const log = createLog('trace', { write: (line) => void written.push(line) });
  const api = await serveQueue(t, { log });
  const text = () => written.join('');
  return {
    api,
    text,
    lines: () => {
      const lines = text().split('\n');
      return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
    },
  };
};

const events = (lines: readonly Line[]): unknown[] =>
  lines.flatMap((line) => (line['msg'] === 'event' ? line['event'] : []));

test('a request id that is well formed is taken over, and any other replaced', async (t) => {
  const { api, lines } = await serveLogged(t);
  const ask = async (id: string): Promise<string> => {
    const answer = await api.call('GET', `${ACME}/agent`, undefined, { 'X-Request-Id': id });
    return answer.headers['x-request-id'] as string;
  };
  t.is(await ask('crm-7.A_b'), 'crm-7.A_b');
  t.is(lines().at(-1)?.['request_id'], 'crm-7.A_b');
  for (const id of ['', 'with space', 'x'.repeat(129), '{"a":1}', 'ünicode']) {
    t.regex(await ask(id), /^[0-9a-f-]{36}$/);
  }
});

test('what an operation brings about carries its request id, failures of Asterisk included', async (t) => {
  const { api, lines } = await serveLogged(t);
  const { id, agentCall, caller } = await ringAna(api);
  const before = lines().length;
  api.telephony.refuseAll('Channel not found');
  const headers = { 'X-Request-Id': 'rejecting' };
  await api.call('POST', `${ACME}/agent/ana/reject`, { json: { queue_task_id: id } }, headers);
  await untilTask(api, 'fail');
  const caused = lines()
    .slice(before)
    .filter(({ request_id }) => request_id === 'rejecting');
  t.like(
    caused.find(({ msg }) => msg === 'request'),
    {
      method: 'POST',
      path: '/v1/callcenter/acme/agent/ana/reject',
      status: 200,
      code: '000000',
      callcenter_id: 'acme',
      agent_name: 'ana',
      queue_task_id: id,
    },
  );
  t.like(
    caused.find(({ event }) => event === 'callcenter.queue.fail'),
    { callcenter_id: 'acme', queue_task_id: id, call_id: caller, cause: 'reject' },
  );
  const failed = caused.filter(({ msg }) => msg === 'a command failed');
  t.like(failed[0], {
    level: 40,
    callcenter_id: 'acme',
    command: 'hang-up',
    call_id: agentCall,
    message: 'Channel not found',
  });
  const { callcenter_id, request_id, call_id } = failed[0] ?? {};
  const cause = { callcenter_id, request_id, command: 'hang-up', call_id };
  t.like(
    api.telephony.logContexts.findLast(({ command }) => command === 'hang-up'),
    cause,
  );
});

test('what happened by itself carries no request id', async (t) => {
  const { api, lines } = await serveLogged(t);
  const { caller } = await ringAna(api);
  const waits = lines().find(({ event }) => event === 'callcenter.queue.wait');
  t.like(waits, { callcenter_id: 'acme', call_id: caller, type: 'ivr' });
  t.false('request_id' in (waits ?? {}));
});

test("all lines with a call's id tell its story", async (t) => {
  const { api, text } = await serveLogged(t);
  const { caller, agentCall } = await ringAna(api);
  api.telephony.answer(agentCall);
  await untilTask(api, 'success');
  api.telephony.hangUp(caller);
  const story = () =>
    text()
      .split('\n')
      .filter((line) => line.includes(caller))
      .map((line) => JSON.parse(line) as Line);
  await eventually(() => events(story()).includes('callcenter.call.end'), {
    awaited: "the caller's end to be logged",
    observed: text,
  });
  t.deepEqual(events(story()), [
    'callcenter.queue.wait',
    'callcenter.queue.select',
    'callcenter.queue.success',
    'callcenter.conversation.parts_changed',
    'callcenter.call.end',
  ]);
});

test('a caller who goes straight back leaves a line that says why, and quotes nothing', async (t) => {
  const { api, text, lines } = await serveLogged(t);
  const [number, quoted] = ['+8613987654321', 'Zq92xk'];
  const back = async (enqueueXml: string, callcenter = 'acme'): Promise<Line> => {
    const caller = api.telephony.callerArrives(callcenter, { number, name: quoted, enqueueXml });
    return eventually(
      () =>
        lines().find(
          ({ msg, call_id }) => msg === 'a caller was returned' && call_id === String(caller),
        ),
      { awaited: 'the caller to be logged', observed: text },
    );
  };
  t.like(await back(`<enqueue>\n  <route><condition name="${quoted}"/></route></enqueue>`), {
    level: 30,
    callcenter_id: 'acme',
    wrong: 'there is no condition "…" in work channel "…"',
    line: 2,
    column: 10,
  });
  const wrong = {
    '': 'the channel variable ENQUEUE is empty: set it before Stasis()',
    '<enqueue/>': '<enqueue> holds no <route>',
    [`<enqueue data="${quoted}"><`]: 'this tag is not well formed',
    [`<${quoted}/>`]: '<enqueue> is expected here, not <…>',
    [`<enqueue ${quoted}="${quoted}"/>`]: '<…> has no attribute "…"',
    [`<enqueue priority_raise="${quoted}"/>`]: '… must be whole seconds from 1 to 604800, not "…"',
  };
  for (const [xml, why] of Object.entries(wrong)) {
    const line = await back(xml);
    t.true(String(line['wrong']).startsWith(why), `${xml}: ${String(line['wrong'])}`);
    t.is(line['line'], 1);
  }
  t.like(await back('<enqueue/>', 'nobody'), {
    callcenter_id: 'nobody',
    wrong: 'no such call center',
  });
  for (const secret of [number, quoted]) t.false(text().includes(secret));
});

test('a caller who waits leaves no line of one who goes straight back', async (t) => {
  const { api, lines } = await serveLogged(t);
  await ringAna(api);
  t.false(lines().some(({ msg }) => msg === 'a caller was returned'));
});

test('a refused request is logged with its code', async (t) => {
  const { api, lines } = await serveLogged(t);
  refused(
    t,
    await reject(api, { json: { queue_task_id: 'none' } }),
    404,
    '040601',
    'queue-task-not-found',
  );
  t.like(lines().at(-1), { status: 404, code: '040601', error: 'queue-task-not-found' });
});

test('nothing that comes from outside can look like a line of the log', async (t) => {
  const { api, text, lines } = await serveLogged(t);
  const forged = '{"level":60,"msg":"forged"}';
  await api.call('GET', `/callcenter/${encodeURIComponent(`a\n${forged}\n`)}`);
  await api.call('GET', `${ACME}/agent/ana`, undefined, { 'X-Request-Id': forged });
  api.telephony.callerArrives('acme', {
    number: `1\n${forged}`,
    enqueueXml: `<enqueue>\n${forged}`,
  });
  await api.call('GET', `${ACME}/agent`);
  t.false(text().includes(`\n${forged}`));
  t.notThrows(lines);
});

/** Each is sent in as many ways as there are, and none of them may be found in the log. */
const SECRETS = {
  password: 'pw-Zq81xk',
  webhook: 'whsec-Zq82xk',
  bearer: ADMIN_KEY,
  signature: 'Zq84xkSignature=',
  idempotency: 'Zq85xkIdempotency',
  query: 'Zq86xkQuery',
  data: 'Zq87xkData',
  rejectData: 'Zq88xkRejectData',
  number: '+8613987654321',
  name: 'Zq89xk Smith',
  cookie: 'Zq90xkCookie',
};

const HEADERS = {
  Authorization: `Bearer ${SECRETS.bearer}`,
  AppID: 'app',
  CertID: 'cert',
  Timestamp: '20260101000000',
  Signature: SECRETS.signature,
  Cookie: `session=${SECRETS.cookie}`,
};

test('no secret and no data of a customer is ever logged', async (t) => {
  const { api, text } = await serveLogged(t);
  const post = (path: string, json: object, key = SECRETS.idempotency) =>
    api.call('POST', `${ACME}/${path}`, { json }, { ...HEADERS, 'Idempotency-Key': key + path });
  const { password, data } = SECRETS;
  await post('extension', { type: 1, user: 'bob-phone', password });
  await post('extension', { type: 1, user: 'bad user', password });
  await post('extension', { type: 1, user: 'bob-phone', password, unknown: password });
  const webhook = { url: 'https://crm.example/', secret: SECRETS.webhook };
  await api.call('PUT', ACME, { json: { webhook } }, HEADERS);
  await api.call('GET', `${ACME}/agent?key=${SECRETS.query}`, undefined, HEADERS);
  await api.call('POST', `${ACME}/extension`, { raw: `{"password":"${password}` }, HEADERS);
  const enqueueXml = XML.replace('order 7', data);
  const { number, name } = SECRETS;
  api.telephony.callerArrives('acme', { number, name, enqueueXml: `${enqueueXml}<` });
  const { id } = await ringAna(api, enqueueXml);
  api.telephony.callerArrives('acme', { number, name, enqueueXml });
  await post('agent/ana/reject', { queue_task_id: id, data: SECRETS.rejectData });
  await untilTask(api, 'fail');
  await post('agent/ana/call_agent', { enqueue: `<enqueue data="${data}"/>`, data });
  await post('agent/ana/call_out', { to: number, max_answer_seconds: 9, data });
  api.telephony.refuseAll('Endpoint not found');
  await post('extension', { type: 1, user: 'cleo-phone', password });
  api.store.findQueueTask = () =>
    Promise.reject(
      Object.assign(new Error('database locked'), { password, bindings: [data], headers: HEADERS }),
    );
  t.is((await api.call('GET', `${ACME}/queue_task/x`)).status, 500);
  const role = { role: 'admin', signing: true };
  const made = await api.do<{ key: string; signing_secret: string }>('POST', '/key', role);
  for (const key of [made.key, `${made.key}0`]) {
    await api.call('GET', ACME, undefined, { Authorization: `Bearer ${key}` });
  }
  await api.call('GET', ACME, undefined, { ...HEADERS, Authorization: '' });
  t.true(text().includes('database locked'));
  const { key, signing_secret: secretOfKey } = made;
  for (const [what, secret] of Object.entries({ ...SECRETS, key, secretOfKey }))
    t.false(text().includes(secret), what);
  t.true(text().length > 5000, 'hardly anything was logged');
});

test('what is logged by mistake under the name of a secret is covered up', (t) => {
  const written: string[] = [];
  const log = createLog('trace', { write: (line) => void written.push(line) });
  const secret = 'Zq91xk';
  const inner = { password: secret, secret, key: secret, authorization: secret, Signature: secret };
  log.info({ ...inner, body: inner, request: { headers: inner } }, 'oops');
  t.false(written.join('').includes(secret));
  t.true(written.join('').includes('[secret]'));
});
