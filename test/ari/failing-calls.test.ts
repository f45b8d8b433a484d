import { inspect } from 'node:util';
import { PATIENCE } from '../helpers/eventually.ts';
import test from 'ava';
import { basic } from './misbehaving-asterisk.ts';
import {
  ariErrorOf,
  connectedToServer,
  serverAndClient,
  settingsFor,
  watch,
} from './watched-client.ts';

test('a call before Asterisk was ever reached fails as unavailable', async (t) => {
  const { client } = await serverAndClient(t);
  const error = await ariErrorOf(t, client.ping());
  t.like(error, { kind: 'unavailable', status: null, operation: 'asterisk.ping' });
});

test('a call to a server that refuses connections fails as unavailable', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  await asterisk.stop();
  const error = await ariErrorOf(t, client.ping());
  t.is(error.kind, 'unavailable');
  t.regex(error.reason, /ECONNREFUSED|ECONNRESET/);
});

test('a call whose connection is reset fails as unavailable', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  asterisk.onRequest = () => ({ kind: 'reset' });
  t.is((await ariErrorOf(t, client.listChannels())).kind, 'unavailable');
});

test('a call whose answer breaks off in the middle fails as unavailable', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  asterisk.onRequest = () => ({ kind: 'reset-in-the-body' });
  t.is((await ariErrorOf(t, client.listChannels())).kind, 'unavailable');
});

test('a call that is never answered fails as timed out, in time, and gives its socket back', async (t) => {
  const { client, asterisk } = await connectedToServer(t, { requestTimeoutMs: 500 });
  asterisk.onRequest = () => ({ kind: 'hang' });
  const start = performance.now();
  const error = await ariErrorOf(t, client.ping());
  const tookMs = performance.now() - start;
  t.like(error, { kind: 'timed-out', status: null });
  t.true(tookMs >= 490 && tookMs < 1_500 * PATIENCE, `took ${tookMs} ms`);
  asterisk.onRequest = () => null;
  await t.notThrowsAsync(client.ping());
});

test('more calls at once than sockets, all unanswered, fail together at the time limit', async (t) => {
  const { client, asterisk } = await connectedToServer(t, { requestTimeoutMs: 500 });
  asterisk.onRequest = () => ({ kind: 'hang' });
  const start = performance.now();
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => client.ping()));
  t.true(outcomes.every(({ status }) => status === 'rejected'));
  t.true(
    performance.now() - start < 2_000 * PATIENCE,
    'waiting for a socket counts against the limit',
  );
});

test('a refusal keeps its status and the words of Asterisk', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  const body = JSON.stringify({ message: 'Channel not found' });
  asterisk.onRequest = () => ({ kind: 'answer', status: 404, body });
  const error = await ariErrorOf(t, client.hangupChannel('c1', 'normal'));
  t.like(error, {
    ...{ kind: 'refused', status: 404, reason: 'Channel not found', operation: 'channels.hangup' },
    message: 'channels.hangup: Channel not found (404)',
  });
});

test('a refusal in plain text or without words is understood too', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  asterisk.onRequest = () => ({ kind: 'answer', status: 502, body: 'Bad gateway' });
  t.like(await ariErrorOf(t, client.ping()), { status: 502, reason: 'Bad gateway' });
  asterisk.onRequest = () => ({ kind: 'answer', status: 500, body: '' });
  t.like(await ariErrorOf(t, client.ping()), { status: 500, reason: 'no reason given' });
});

test('an answer that is not JSON, or not what was asked for, fails as refused', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  for (const body of ['[{', '{"no":"list"}', '[{"id":1}]']) {
    asterisk.onRequest = () => ({ kind: 'answer', status: 200, body });
    t.is((await ariErrorOf(t, client.listChannels())).kind, 'refused', body);
  }
});

test('an empty id and an operation that Asterisk does not have fail without a request', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  const before = asterisk.requests.length;
  t.is((await ariErrorOf(t, client.answerChannel(''))).kind, 'refused');
  t.is((await ariErrorOf(t, client.info())).kind, 'refused');
  t.is(asterisk.requests.length, before);
});

test('stop ends the calls that wait for a socket too', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  asterisk.onRequest = () => ({ kind: 'hang' });
  const errors = Array.from({ length: 100 }, () => ariErrorOf(t, client.ping()));
  const start = performance.now();
  await client.stop();
  const kinds = new Set((await Promise.all(errors)).map(({ kind }) => kind));
  t.deepEqual([...kinds], ['unavailable']);
  t.true(performance.now() - start < 1_000 * PATIENCE, 'long before their time limit');
});

test('a wrong password fails as unauthorized, with status', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  asterisk.password = 'changed';
  t.like(await ariErrorOf(t, client.ping()), { kind: 'unauthorized', status: 401 });
});

test('each client sends its own password, however the calls interleave', async (t) => {
  const { client: ana, asterisk } = await connectedToServer(t);
  const { client: ben } = watch(t, { ...settingsFor(asterisk), username: 'ben', password: 'bens' });
  ben.start();
  const kinds = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      await ana.ping();
      return i % 2 === 0 ? 'answered' : (await ariErrorOf(t, ben.ping())).kind;
    }),
  );
  t.is(kinds.filter((kind) => kind === 'answered').length, 10);
  const sent = new Set(asterisk.requests.map(({ authorization }) => authorization));
  t.deepEqual(sent, new Set([basic('ari', 'right'), basic('ben', 'bens')]));
  const pings = asterisk.requests.filter(({ path }) => path === '/ari/asterisk/ping');
  t.true(pings.every(({ authorization }) => authorization === basic('ari', 'right')));
});

test('calls one after the other share connections', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  const before = asterisk.requests.length;
  for (let i = 0; i < 20; i += 1) await client.ping();
  const ports = asterisk.requests.slice(before).map(({ remotePort }) => remotePort);
  t.is(ports.length, 20);
  // The one just used is spared for a turn of the event loop, lest the server is about to close it.
  t.true(new Set(ports).size <= 2);
});

test('a name in a path stays a name, whatever it is', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  for (const id of ['..', 'a/b', 'a?b=c', '{channelId}', '张三', '%2e%2e', 'a b']) {
    await client.answerChannel(id);
    t.is(asterisk.requests.at(-1)?.path, `/ari/channels/${encodeURIComponent(id)}/answer`);
  }
});

test('what comes out is plain data, without a way back to the client', async (t) => {
  const { client } = await connectedToServer(t);
  const [listed] = await client.listChannels();
  t.is(Object.getPrototypeOf(listed), Object.prototype);
  t.is(listed?.id, 'c1');
  t.is(JSON.stringify(listed).includes('right'), false);
});

test.serial(
  'neither the client, nor an error, nor a global variable shows the password',
  async (t) => {
    const { client, asterisk } = await connectedToServer(t, { app: 'secretive' });
    const error = await ariErrorOf(t, client.hangupChannel('', 'normal'));
    await asterisk.stop();
    const lost = await ariErrorOf(t, client.ping());
    // Node 20 cannot show the prototype of a DOMException.
    const passedOver: unknown[] = [DOMException, globalThis];
    const globals = Reflect.ownKeys(globalThis)
      .map((name) => Reflect.get(globalThis, name) as unknown)
      .filter((value) => !passedOver.includes(value));
    const shown = [client, error, lost, ...globals].map((thing) =>
      inspect(thing, { depth: 6, showHidden: true }),
    );
    shown.push(JSON.stringify(client), JSON.stringify(error), JSON.stringify(lost));
    const secrets = ['"right"', "'right'", ':right', basic('ari', 'right')];
    for (const text of shown) for (const secret of secrets) t.false(text.includes(secret));
  },
);

test('every call is reported with its time and outcome', async (t) => {
  const { client, asterisk, requests } = await connectedToServer(t);
  await client.ping();
  asterisk.onRequest = () => ({ kind: 'answer', status: 409, body: '{}' });
  await ariErrorOf(t, client.answerChannel('c1'));
  t.like(requests[0], { operation: 'asterisk.ping', outcome: 'ok' });
  t.like(requests[1], { operation: 'channels.answer', outcome: 'refused' });
  t.true((requests[0]?.milliseconds ?? -1) > 0);
});
