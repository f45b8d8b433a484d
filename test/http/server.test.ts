import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { hostNames } from '../../src/host-names.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { ServiceMetrics } from '../../src/metrics/service-metrics.ts';
import { Callcenters } from '../../src/operations/callcenters.ts';
import { eventually } from '../helpers/eventually.ts';
import { ADMIN_KEY, bearer, memoryKeys, NO_LIMITS } from '../helpers/access.ts';
import { MemoryAnsweredRequests } from '../helpers/memory-answered-requests.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';
import { MemoryRecordings } from '../helpers/memory-recordings.ts';
import { MemoryReports } from '../helpers/memory-reports.ts';
import { MemoryStore } from '../helpers/memory-store.ts';
import { memoryDelivering } from '../helpers/memory-webhooks.ts';
import { browserLines } from '../helpers/browser-lines.ts';
import { Sessions } from '../../src/operations/sessions.ts';
import { MemoryAudit } from '../helpers/memory-audit.ts';
import { MemorySessions } from '../helpers/memory-sessions.ts';
import { memoryTrunks } from '../helpers/memory-trunks.ts';
import { MemoryTelephony } from '../helpers/memory-telephony.ts';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

const serverOver = async (t: ExecutionContext, store = new MemoryStore()) => {
  const telephony = new MemoryTelephony();
  const clock = new MemoryClock();
  const callcenters = new Callcenters({ store, telephony, clock, log });
  const answeredRequests = new MemoryAnsweredRequests();
  const recordings = new MemoryRecordings();
  const keys = await memoryKeys(clock);
  const events = store;
  const reports = new MemoryReports(store, clock);
  const gateways = { allowLocal: false };
  const audit = new MemoryAudit();
  const histories = { find: () => Promise.resolve(null) };
  const kept = {
    audit,
    histories,
    store,
    events,
    recordings,
    reports,
    answeredRequests,
    ...memoryDelivering(clock),
  };
  const ports = {
    ...kept,
    sounds: null,
    telephony,
    gateways,
    hosts: hostNames(),
    clock,
    wallClock: clock,
    log,
  };
  const ways = memoryTrunks(callcenters);
  const metrics = new ServiceMetrics();
  const sessions = new Sessions(new MemorySessions(), keys, clock);
  const server = createHttpServer({
    ...{ ...ports, ...ways, callcenters, keys, sessions, metrics, access: NO_LIMITS },
    ...browserLines({ callcenters, telephony, log }),
  });
  t.teardown(() => server.close());
  return server;
};

const AUTH = `Authorization: Bearer ${ADMIN_KEY}`;

/** A connection, what came over it, and the moment at which the server ended it. */
const open = async (t: ExecutionContext, port: number) => {
  const socket: Socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => (received += data.toString()));
  // Being cut off is as good as being closed.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  return { socket, closed, received: () => received };
};

test('given a port that is taken, listening fails', async (t) => {
  const first = await serverOver(t);
  const { port } = await first.listen('127.0.0.1', 0);
  await t.throwsAsync((await serverOver(t)).listen('127.0.0.1', port), {
    code: 'EADDRINUSE',
  });
});

test('closing drops connections that ask for nothing, at once', async (t) => {
  const server = await serverOver(t);
  const { port } = await server.listen('127.0.0.1', 0);
  const fresh = await open(t, port);
  const kept = await open(t, port);
  kept.socket.write(`GET /v1/callcenter HTTP/1.1\r\nHost: x\r\n${AUTH}\r\n\r\n`);
  await eventually(() => kept.received().includes('000000'), { awaited: 'an answer' });
  const half = await open(t, port);
  half.socket.write('GET /v1/callcen');
  const begun = performance.now();
  await server.close();
  await Promise.all([fresh.closed, kept.closed, half.closed]);
  t.true(performance.now() - begun < 1000);
});

test('closing lets a request that runs come to its end', async (t) => {
  const store = new MemoryStore();
  const server = await serverOver(t, store);
  const { port } = await server.listen('127.0.0.1', 0);
  const base = `http://127.0.0.1:${port}/v1/callcenter/acme`;
  const headers = bearer(ADMIN_KEY);
  await fetch(base, { method: 'PUT', headers });
  const held: (() => void)[] = [];
  store.listQueueTasks = () =>
    new Promise((resolve) => {
      held.push(() => {
        resolve({ totalCount: 0, rows: [] });
      });
    });
  const running = fetch(`${base}/queue_task`, { headers });
  await eventually(() => held.length === 1, { awaited: 'the request to reach the store' });
  const closing = server.close();
  await t.throwsAsync(fetch(base), undefined, 'a new request is let in');
  held.forEach((release) => {
    release();
  });
  t.is((await running).status, 200);
  await closing;
  t.pass();
});

test('given a body that is much too large, the connection still serves the next request', async (t) => {
  const server = await serverOver(t);
  const { port } = await server.listen('127.0.0.1', 0);
  const { socket, received } = await open(t, port);
  const head = `PUT /v1/callcenter/acme HTTP/1.1\r\nHost: x\r\n${AUTH}\r\nContent-Type: application/json\r\n`;
  // In chunks, so that it shows only on the way (RFC 9112 §7.1).
  const chunk = `${(30_000).toString(16)}\r\n${'x'.repeat(30_000)}\r\n`;
  socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(100)}0\r\n\r\n`);
  socket.write(`GET /v1/callcenter HTTP/1.1\r\nHost: x\r\n${AUTH}\r\n\r\n`);
  await eventually(() => received().includes('000413') && received().includes('000000'), {
    awaited: 'both requests to be answered',
    observed: received,
  });
  t.pass();
});
