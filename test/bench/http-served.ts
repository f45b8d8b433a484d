/**
 * What `npm run bench:http` puts load on, in a process of its own: the REST API over a database in a
 * file and telephony in memory, or a bare Koa route that answers the same.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import { hostNames } from '../../src/host-names.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createLog, writeTogether } from '../../src/log.ts';
import { ServiceMetrics } from '../../src/metrics/service-metrics.ts';
import { Callcenters } from '../../src/operations/callcenters.ts';
import { Keys } from '../../src/operations/keys.ts';
import { Sessions } from '../../src/operations/sessions.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { systemClock } from '../../src/system-clock.ts';
import { ADMIN_KEY, bearer } from '../helpers/access.ts';
import { eventually } from '../helpers/eventually.ts';
import { MemoryRecordings } from '../helpers/memory-recordings.ts';
import { memoryDelivering } from '../helpers/memory-webhooks.ts';
import { browserLines } from '../helpers/browser-lines.ts';
import { memoryTrunks } from '../helpers/memory-trunks.ts';
import { MemoryTelephony } from '../helpers/memory-telephony.ts';
import { AGENTS, type Served, type ToServe } from './http-scene.ts';

const CALLCENTER = '/callcenter/acme';
/** Counted as ever, and never reached. */
const MANY = 1_000_000;
const ACCESS = {
  limits: { perKey: MANY, perAddress: MANY, failedPerAddress: MANY },
  corsOrigins: [],
  trustedProxies: 0,
};

/** Sends a request that has to succeed. */
const ask = async (base: string, method: string, path: string, body?: object) => {
  const answer = await fetch(`${base}${CALLCENTER}${path}`, {
    method,
    headers: {
      ...bearer(ADMIN_KEY),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return (await answer.json()) as { data: { result: { id: string }[] } };
};

/** Agent number `number` talks with a caller. */
const connectAgent = async (base: string, telephony: MemoryTelephony, number: number) => {
  const name = `agent-${number}`;
  const user = `phone-${number}`;
  await ask(base, 'POST', '/extension', { type: 1, user });
  telephony.registerPhone(user);
  const skills = [{ name: 'sales', score: 50 }];
  await ask(base, 'POST', '/agent', { name, extension: user, state: 'idle', skills });
  const enqueueXml = `<enqueue><route><target name="${name}"/></route></enqueue>`;
  telephony.callerArrives('acme', { enqueueXml });
  const call = await eventually(() => telephony.callOf(user), { awaited: `${user} to be dialled` });
  telephony.answer(call.callId);
  const conversation = await eventually(
    async () => (await ask(base, 'GET', `/agent/${name}/conversation`)).data.result[0],
    { awaited: `${name} to be in a conversation` },
  );
  return conversation.id;
};

const serveService = async (): Promise<Served & { close: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-http-'));
  const store = await openStore(join(folder, 'bench.sqlite'));
  const telephony = new MemoryTelephony();
  // As `npm start` logs, but to nowhere.
  const log = createLog('info', writeTogether('/dev/null'));
  const callcenters = new Callcenters({ store, telephony, clock: systemClock, log });
  const recordings = new MemoryRecordings();
  const { answeredRequests, reports } = store;
  const keys = new Keys(store.apiKeys, systemClock);
  await keys.provideAdmin(ADMIN_KEY);
  const events = store;
  const parts = {
    callcenters,
    store,
    events,
    telephony,
    recordings,
    reports,
    ...memoryDelivering(systemClock),
    keys,
    sessions: new Sessions(store.sessions, keys, systemClock),
    answeredRequests,
    audit: store.audit,
    histories: store.histories,
    sounds: null,
    gateways: { allowLocal: false },
    hosts: hostNames(),
    ...memoryTrunks(callcenters),
  };
  const metrics = new ServiceMetrics();
  const server = createHttpServer({
    ...parts,
    ...browserLines({ callcenters, telephony, log }),
    metrics,
    access: ACCESS,
    clock: systemClock,
    wallClock: systemClock,
    log,
  });
  const { port } = await server.listen('127.0.0.1', 0);
  const base = `http://127.0.0.1:${port}/v1`;
  await ask(base, 'PUT', '', {});
  const conversations: string[] = [];
  for (let number = 0; number < AGENTS; number += 1) {
    conversations.push(await connectAgent(base, telephony, number));
  }
  const close = async () => {
    await server.close();
    await callcenters.close();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { port, headers: bearer(ADMIN_KEY), conversations, close };
};

const serveBare = async (answers: Readonly<Record<string, unknown>>) => {
  const router = new Router();
  for (const [path, answer] of Object.entries(answers)) {
    router.get(path, (ctx) => {
      ctx.body = answer;
    });
    router.post(path, bodyParser(), (ctx) => {
      ctx.body = answer;
    });
  }
  const answer = new Koa().use(router.routes()).callback();
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { port, headers: {}, conversations: [], close };
};

const serve = (toServe: ToServe) =>
  toServe.kind === 'service' ? serveService() : serveBare(toServe.answers);

const tell = (message: unknown): void => {
  process.send?.(message);
};

// Nobody is left who could stop it.
process.once('disconnect', () => {
  process.exit();
});

process.once('message', (toServe: ToServe) => {
  void serve(toServe).then(({ close, ...served }) => {
    tell(served);
    process.on('message', (wish) => {
      if (wish === 'usage') tell(process.cpuUsage());
      else {
        void close().then(() => {
          process.disconnect();
        });
      }
    });
  });
});
