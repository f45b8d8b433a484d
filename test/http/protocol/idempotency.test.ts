import { once } from 'node:events';
import { connect } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { ADMIN_KEY } from '../../helpers/access.ts';
import { eventually } from '../../helpers/eventually.ts';
import { MemoryAnsweredRequests } from '../../helpers/memory-answered-requests.ts';
import { refused, refusedArgument, serveApi, type Answer, type ServedApi } from '../served-api.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const EXTENSIONS = '/callcenter/acme/extension';
const PHONE = { type: 1, user: 'ana-phone' };

interface KeyedPosts {
  readonly api: ServedApi;
  readonly answered: MemoryAnsweredRequests;
  /** POSTs with a key. */
  readonly post: (key: string, path: string, json: unknown) => Promise<Answer>;
}

const scene = async (t: ExecutionContext): Promise<KeyedPosts> => {
  const answered = new MemoryAnsweredRequests();
  const api = await serveApi(t, { answeredRequests: answered });
  await api.do('PUT', '/callcenter/acme', {});
  await api.do('PUT', '/callcenter/zeta', {});
  const post = (key: string, path: string, json: unknown): Promise<Answer> =>
    api.call('POST', path, { json }, { 'Idempotency-Key': key });
  return { api, answered, post };
};

const isReplayed = ({ headers }: Answer): boolean => headers['idempotent-replayed'] === 'true';

/** Status and body, byte for byte, and how the body is to be read. */
const gist = ({ status, text, headers }: Answer) => ({
  status,
  text,
  type: headers['content-type'],
});

/** A client that goes away before it has sent all of a body. Resolves when the service let go of it. */
const sendCutOff = async ({ port }: ServedApi, key: string): Promise<void> => {
  const body = JSON.stringify(PHONE);
  const socket = connect(port, '127.0.0.1');
  socket.resume();
  const head = [
    `POST /v1${EXTENSIONS} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${ADMIN_KEY}`,
    `Idempotency-Key: ${key}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body.slice(0, -3)}`);
  await once(socket, 'close');
};

test('a POST that is sent again with its key is answered as at first, and not done again', async (t) => {
  const { api, post } = await scene(t);
  const first = await post('k1', EXTENSIONS, PHONE);
  t.is(first.status, 200);
  t.false(isReplayed(first));
  const again = await post('k1', EXTENSIONS, PHONE);
  t.deepEqual(gist(again), gist(first));
  t.true(isReplayed(again));
  t.is((await api.do<{ total_count: number }>('GET', EXTENSIONS)).total_count, 1);
});

test('without a key it is done again', async (t) => {
  const { api } = await scene(t);
  await api.do('POST', EXTENSIONS, PHONE);
  const again = await api.call('POST', EXTENSIONS, { json: PHONE });
  refused(t, again, 409, '040101', 'extension-exists');
});

test('a refusal is given again too, although the request would be granted by now', async (t) => {
  const { api, post } = await scene(t);
  const login = { name: 'ana', extension: 'ana-phone' };
  const first = await post('k1', '/callcenter/acme/agent', login);
  refused(t, first, 404, '040103', 'extension-not-found');
  await api.do('POST', EXTENSIONS, PHONE);
  t.deepEqual(gist(await post('k1', '/callcenter/acme/agent', login)), gist(first));
  t.is((await post('k2', '/callcenter/acme/agent', login)).status, 200);
});

test('the same key with another body, or for something else, is refused and nothing is done', async (t) => {
  const { api, post } = await scene(t);
  await post('k1', EXTENSIONS, PHONE);
  for (const [path, json] of [
    [EXTENSIONS, { type: 1, user: 'ben-phone' }],
    ['/callcenter/acme/channel', { name: 'night' }],
    [`${EXTENSIONS}?x=1`, PHONE],
  ] as const) {
    const answer = await post('k1', path, json);
    refusedArgument(t, answer, 'header', 'Idempotency-Key');
    t.regex(answer.json.msg, /another request came with this key/);
  }
  t.is((await api.do<{ total_count: number }>('GET', EXTENSIONS)).total_count, 1);
});

test('two call centers may use the same key', async (t) => {
  const { post } = await scene(t);
  t.is((await post('k1', '/callcenter/acme/channel', { name: 'night' })).status, 200);
  const other = await post('k1', '/callcenter/zeta/channel', { name: 'day' });
  t.is(other.status, 200);
  t.false(isReplayed(other));
});

test('what comes while the first is being carried out waits for its answer', async (t) => {
  const { answered, post } = await scene(t);
  let open = (): void => undefined;
  answered.gate = new Promise((resolve) => (open = resolve));
  const first = post('k1', EXTENSIONS, PHONE);
  await eventually(() => answered.puts === 1, { awaited: 'the first request to begin' });
  const others = [1, 2, 3].map(() => post('k1', EXTENSIONS, PHONE));
  const other = await post('k1', EXTENSIONS, { type: 1, user: 'ben-phone' });
  refusedArgument(t, other, 'header', 'Idempotency-Key');
  t.is(answered.puts, 1);
  open();
  const { status, text } = await first;
  t.is(status, 200);
  for (const answer of await Promise.all(others)) {
    t.is(answer.text, text);
    t.true(isReplayed(answer));
  }
});

test('of those who waited for one that failed one alone is carried out, and the others get its answer', async (t) => {
  const { answered, post } = await scene(t);
  let fail = (): void => undefined;
  let open = (): void => undefined;
  answered.gate = new Promise((resolve) => (fail = resolve));
  const first = post('k1', EXTENSIONS, PHONE);
  await eventually(() => answered.puts === 1, { awaited: 'the first request to begin' });
  answered.gate = new Promise((resolve) => (open = resolve));
  const others = [1, 2, 3].map(() => post('k1', EXTENSIONS, PHONE));
  // All that was sent before is waiting when this is answered.
  refusedArgument(t, await post('k1', EXTENSIONS, { type: 1 }), 'header', 'Idempotency-Key');
  answered.failure = new Error('the disk is full');
  fail();
  t.is((await first).status, 500);
  answered.failure = null;
  open();
  const answers = await Promise.all(others);
  t.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  t.is(new Set(answers.map(({ text }) => text)).size, 1);
  t.is(answers.filter(isReplayed).length, 2);
});

test('of a request whose body ends early nothing is kept: sent again with its key it is carried out', async (t) => {
  const { api, answered, post } = await scene(t);
  await sendCutOff(api, 'k1');
  const whole = await post('k1', EXTENSIONS, PHONE);
  t.is(whole.status, 200);
  t.false(isReplayed(whole));
  t.is(answered.rows.size, 1);
});

test('an answer of 500 and above is not kept: the next one is carried out', async (t) => {
  const { api, answered, post } = await scene(t);
  api.telephony.disconnect();
  const first = await post('k1', EXTENSIONS, PHONE);
  refused(t, first, 503, '000004', 'asterisk-unavailable');
  t.is(answered.rows.size, 0);
  api.telephony.connect();
  const second = await post('k1', EXTENSIONS, PHONE);
  t.is(second.status, 200);
  t.false(isReplayed(second));
});

test('after a day a key is new again, and what is older is removed', async (t) => {
  const { api, answered, post } = await scene(t);
  await post('k1', EXTENSIONS, PHONE);
  api.clock.advance(DAY_MS);
  t.true(isReplayed(await post('k1', EXTENSIONS, PHONE)));
  api.clock.advance(1);
  refused(t, await post('k1', EXTENSIONS, PHONE), 409, '040101', 'extension-exists');
  await post('k2', '/callcenter/acme/channel', { name: 'night' });
  api.clock.advance(DAY_MS + 1);
  await post('k3', '/callcenter/acme/channel', { name: 'day' });
  t.is(answered.rows.size, 1);
});

test('a request during which the service ended is not done again, but refused', async (t) => {
  const { answered, post } = await scene(t);
  await post('k1', EXTENSIONS, PHONE);
  for (const row of answered.rows.values()) answered.rows.set(row.id, { ...row, answer: null });
  const again = await post('k1', EXTENSIONS, PHONE);
  refused(t, again, 500, '000002', 'internal-error');
  t.regex(again.json.msg, /interrupted.*another key/);
  const other = await post('k1', EXTENSIONS, { type: 1, user: 'ben-phone' });
  refusedArgument(t, other, 'header', 'Idempotency-Key');
});

test('nothing is done when it cannot be noted that it was begun', async (t) => {
  const { api, answered, post } = await scene(t);
  answered.failure = new Error('the disk is full');
  t.is((await post('k1', EXTENSIONS, PHONE)).status, 500);
  t.is((await api.do<{ total_count: number }>('GET', EXTENSIONS)).total_count, 0);
});

for (const [what, key] of [
  ['empty', ''],
  ['longer than 255 characters', 'k'.repeat(256)],
  ['not ASCII', 'k\xe9'],
  ['not printable', 'k\tk'],
] as const) {
  test(`a key that is ${what} is refused`, async (t) => {
    const { post } = await scene(t);
    refusedArgument(t, await post(key, EXTENSIONS, PHONE), 'header', 'Idempotency-Key');
  });
}

test('a key may have 255 characters, of all that can be printed', async (t) => {
  const { post } = await scene(t);
  const key = '{"a": ~}'.padEnd(255, 'k');
  t.is((await post(key, EXTENSIONS, PHONE)).status, 200);
  t.true(isReplayed(await post(key, EXTENSIONS, PHONE)));
});

test('neither the key nor the password in an answer can be read in what is kept', async (t) => {
  const { answered, post } = await scene(t);
  const { json } = await post('a-key-of-mine', EXTENSIONS, PHONE);
  const { password } = json.data as { password: string };
  const kept = JSON.stringify([...answered.rows.values()]);
  t.false(kept.includes('a-key-of-mine'));
  t.false(kept.includes(password));
});

test('GET, PUT and DELETE pass over the header', async (t) => {
  const { api, answered } = await scene(t);
  const headers = { 'Idempotency-Key': '' };
  t.is((await api.call('GET', EXTENSIONS, undefined, headers)).status, 200);
  t.is((await api.call('PUT', '/callcenter/acme', { json: {} }, headers)).status, 200);
  t.is(answered.puts, 0);
});
