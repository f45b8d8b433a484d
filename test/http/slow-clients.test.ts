import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import test, { type ExecutionContext } from 'ava';
import { PATIENCE } from '../../src/http/server.ts';
import { ADMIN_KEY } from '../helpers/access.ts';
import { eventually } from '../helpers/eventually.ts';
import { MemoryRecordings } from '../helpers/memory-recordings.ts';
import { serveApi } from './served-api.ts';
import { PATH, serveRecording } from './resources/conversations/served-recording.ts';

const AUTH = `Authorization: Bearer ${ADMIN_KEY}`;
const IMPATIENT = {
  ...PATIENCE,
  headersTimeout: 100,
  requestTimeout: 200,
  connectionsCheckingInterval: 50,
};

const open = async (t: ExecutionContext, port: number) => {
  const socket: Socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => (received += data.toString()));
  socket.on('error', () => undefined);
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  const untilClosed = (): Promise<unknown> =>
    eventually(() => socket.closed, { awaited: 'the server to cut the connection' });
  return { socket, received: () => received, untilClosed };
};

test('a client that does not get its headers sent is cut', async (t) => {
  const { port } = await serveApi(t, {}, { patience: IMPATIENT });
  const { socket, received, untilClosed } = await open(t, port);
  socket.write(`GET /v1/callcenter HTTP/1.1\r\nHost: x\r\n${AUTH}\r\nX-Slow: `);
  await untilClosed();
  t.regex(received(), /^HTTP\/1.1 408 /);
});

test('a client that does not get its body sent is cut, and nothing is done', async (t) => {
  const api = await serveApi(t, {}, { patience: IMPATIENT });
  const { socket, untilClosed } = await open(t, api.port);
  const type = 'Content-Type: application/json\r\nContent-Length: 100';
  socket.write(`PUT /v1/callcenter/acme HTTP/1.1\r\nHost: x\r\n${AUTH}\r\n${type}\r\n\r\n{`);
  await untilClosed();
  t.is((await api.call('GET', '/callcenter/acme')).status, 404);
});

/** Speech without an end. */
const endless = (): Readable =>
  new Readable({
    read() {
      this.push(Buffer.alloc(65_536));
    },
  });

test('a client that does not take its answer is cut, and what it was sent from is closed', async (t) => {
  const recordings = new MemoryRecordings();
  const content = endless();
  recordings.open = () => Promise.resolve({ bytes: null, content });
  const api = await serveRecording(t, recordings, { settings: { silenceMs: 200 } });
  const { socket } = await open(t, api.port);
  socket.pause();
  socket.write(`GET /v1${PATH}/recording HTTP/1.1\r\nHost: x\r\n${AUTH}\r\n\r\n`);
  await eventually(() => content.destroyed, { awaited: 'the recording to be closed' });
  t.pass();
});

test('a connection that asks for nothing is cut', async (t) => {
  const { port } = await serveApi(t, {}, { silenceMs: 100 });
  const { untilClosed } = await open(t, port);
  await untilClosed();
  t.pass();
});

test('more connections than are allowed are dropped, until there is room again', async (t) => {
  const { port } = await serveApi(t, {}, { maxConnections: 2 });
  const [first, second] = [await open(t, port), await open(t, port)];
  const third = await open(t, port);
  await third.untilClosed();
  t.false(first.socket.closed || second.socket.closed);
  first.socket.destroy();
  const ask = `GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`;
  await eventually(
    async () => {
      const fourth = await open(t, port);
      fourth.socket.write(ask);
      await Promise.race([once(fourth.socket, 'data'), once(fourth.socket, 'close')]);
      return fourth.received().startsWith('HTTP/1.1 200');
    },
    { awaited: 'a connection to be served again', everyMs: 20 },
  );
  t.pass();
});
