import type { ExecutionContext } from 'ava';
import test from 'ava';
import { eventually, PATIENCE } from '../helpers/eventually.ts';
import type { SocketReply, SocketRequest } from './misbehaving-asterisk.ts';
import type { AriSettings } from '../../src/ari/client.ts';
import { ariErrorOf, serverAndClient } from './watched-client.ts';

const DONE: SocketReply = { status_code: 204 };

/** A server that takes requests over the event socket, and a client that has found that out. */
const withSocket = async (
  t: ExecutionContext,
  reply: (request: SocketRequest) => SocketReply,
  settings: Partial<AriSettings> = {},
) => {
  const parts = await serverAndClient(t, settings);
  const { asterisk, client, connected } = parts;
  asterisk.onSocketRequest = () => DONE;
  client.start();
  await connected();
  await eventually(
    async () => {
      await client.answerChannel('first');
      return asterisk.socketRequests.length > 1;
    },
    { awaited: 'a request over the event socket', withinMs: 3_000 },
  );
  asterisk.onSocketRequest = reply;
  asterisk.socketRequests.length = 0;
  asterisk.requests.length = 0;
  return parts;
};

test('a call about one channel goes over the event socket, and its answer comes back that way', async (t) => {
  const { client, asterisk } = await withSocket(t, () => DONE);
  await client.answerChannel('a/b');
  await client.hangupChannel('张三', 'normal');
  t.deepEqual(
    asterisk.socketRequests.map(({ method, uri }) => `${method} ${uri}`),
    ['POST channels/a%2Fb/answer', `DELETE channels/${encodeURIComponent('张三')}`],
  );
  t.is(asterisk.requests.length, 0);
});

test('what is long goes by HTTP', async (t) => {
  const { client, asterisk } = await withSocket(t, () => DONE);
  await client.answerChannel('x'.repeat(4_040));
  await client.listChannels();
  t.is(asterisk.socketRequests.length, 0);
  t.is(asterisk.requests.length, 2);
});

test('while Asterisk is at a request, others go by HTTP and wait for nothing', async (t) => {
  const { client, asterisk } = await withSocket(t, () => 'hang');
  const hanging = ariErrorOf(t, client.answerChannel('slow'));
  await client.answerChannel('quick');
  t.deepEqual(
    asterisk.requests.map(({ path }) => path),
    ['/ari/channels/quick/answer'],
  );
  t.deepEqual(
    asterisk.socketRequests.map(({ uri }) => uri),
    ['channels/slow/answer'],
  );
  await client.stop();
  t.is((await hanging).kind, 'unavailable');
});

test('a refusal over the event socket keeps its status and the words of Asterisk', async (t) => {
  const message_body = JSON.stringify({ message: 'Channel not found' });
  const { client } = await withSocket(t, () => ({ status_code: 404, message_body }));
  t.like(await ariErrorOf(t, client.answerChannel('c1')), {
    ...{ kind: 'refused', status: 404, reason: 'Channel not found' },
  });
});

test('a request that is not answered over the event socket fails as timed out, and the next goes by HTTP', async (t) => {
  const { client, asterisk } = await withSocket(t, () => 'hang', { requestTimeoutMs: 500 });
  const start = performance.now();
  t.is((await ariErrorOf(t, client.answerChannel('c1'))).kind, 'timed-out');
  t.true(performance.now() - start < 1_500 * PATIENCE);
  await client.answerChannel('c2');
  t.is(asterisk.requests.at(-1)?.path, '/ari/channels/c2/answer');
});

test('a request whose event socket breaks fails as unavailable, and after that all is as before', async (t) => {
  const { client, asterisk, connected } = await withSocket(t, () => 'hang');
  const lost = ariErrorOf(t, client.answerChannel('c1'));
  await eventually(() => asterisk.socketRequests.length === 1, {
    ...{ awaited: 'the request', withinMs: 3_000 },
  });
  asterisk.breakConnections();
  t.is((await lost).kind, 'unavailable');
  asterisk.onSocketRequest = () => DONE;
  await connected(2);
  await t.notThrowsAsync(client.answerChannel('c1'));
});

test('an Asterisk that is busy with a request may be late with its pong, but not for ever', async (t) => {
  const times = { pingIntervalMs: 100, pongTimeoutMs: 1_000, requestTimeoutMs: 3_500 };
  const { client, asterisk, changes, disconnected } = await withSocket(t, () => 'hang', times);
  asterisk.answersPings = false;
  t.is((await ariErrorOf(t, client.answerChannel('c1'))).kind, 'timed-out');
  t.true(changes.every(({ state }) => state === 'connected'));
  t.regex((await disconnected('timed-out')).reason, /no pong/);
});

test('an Asterisk that knows no requests over the event socket is asked by HTTP', async (t) => {
  const { client, asterisk, connected } = await serverAndClient(t);
  client.start();
  await connected();
  await client.answerChannel('c1');
  t.is(asterisk.requests.at(-1)?.path, '/ari/channels/c1/answer');
});
