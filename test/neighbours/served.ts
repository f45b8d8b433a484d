/**
 * What `npm run neighbours` asks, in a process of its own: the service as it is assembled, over a
 * database in a file and with the limits that it starts with; its telephony alone is in memory.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostNames } from '../../src/host-names.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createLog, writeTogether } from '../../src/log.ts';
import { ServiceMetrics } from '../../src/metrics/service-metrics.ts';
import { Callcenters } from '../../src/operations/callcenters.ts';
import { Keys } from '../../src/operations/keys.ts';
import { Sessions } from '../../src/operations/sessions.ts';
import { SharedReads } from '../../src/operations/runtime/shared-reads.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { systemClock } from '../../src/system-clock.ts';
import { ADMIN_KEY } from '../helpers/access.ts';
import { eventually } from '../helpers/eventually.ts';
import { MemoryRecordings } from '../helpers/memory-recordings.ts';
import { memoryDelivering } from '../helpers/memory-webhooks.ts';
import { browserLines } from '../helpers/browser-lines.ts';
import { memoryTrunks } from '../helpers/memory-trunks.ts';
import { MemoryTelephony } from '../helpers/memory-telephony.ts';
import { makeHistory } from './history.ts';
import { ANAS_PHONE, CALLCENTER_A, CALLCENTER_B } from './scene.ts';

/** What `readConfig` gives where nothing is set. */
const ACCESS = {
  limits: { perKey: 500, perAddress: 1000, failedPerAddress: 30 },
  corsOrigins: [],
  trustedProxies: 0,
};
const TALK_MS = 1000;
const XML = '<enqueue><route><target name="ana"/></route></enqueue>';

/** What the other process may wish for. */
export type Wish = 'history' | 'call' | 'memory' | 'stop';

const folder = mkdtempSync(join(tmpdir(), 'neighbours-'));
const databasePath = join(folder, 'neighbours.sqlite');

const serve = async () => {
  const store = await openStore(databasePath);
  const telephony = new MemoryTelephony();
  telephony.registerPhone(ANAS_PHONE);
  // As `npm start` logs, but to nowhere.
  const log = createLog('info', writeTogether('/dev/null'));
  const clock = systemClock;
  const callcenters = new Callcenters({ store, telephony, clock, log });
  const keys = new Keys(store.apiKeys, clock);
  await keys.provideAdmin(ADMIN_KEY);
  const sessions = new Sessions(store.sessions, keys, clock);
  const { answeredRequests, reports, audit, histories } = store;
  const events = new SharedReads(store);
  const recordings = new MemoryRecordings();
  const gateways = { allowLocal: false };
  const hosts = hostNames();
  const ports = {
    events,
    telephony,
    recordings,
    reports,
    ...memoryDelivering(clock),
    clock,
    wallClock: clock,
    gateways,
    sounds: null,
    hosts,
  };
  const asked = { keys, sessions, audit, histories };
  const parts = { ...ports, ...memoryTrunks(callcenters), ...asked, callcenters, store };
  const metrics = new ServiceMetrics();
  const server = createHttpServer(
    {
      ...{ ...parts, answeredRequests, metrics, access: ACCESS, log },
      ...browserLines({ callcenters, telephony, log }),
    },
    { connectionsPerAddress: 200 },
  );
  const { port } = await server.listen('127.0.0.1', 0);
  const stop = async () => {
    await server.close();
    await callcenters.close();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { port, telephony, stop };
};

/** One caller of B's, put through to ana; how long their phone was not dialled, in milliseconds. */
const call = async (telephony: MemoryTelephony): Promise<number> => {
  const begun = performance.now();
  const caller = telephony.callerArrives(CALLCENTER_B, { enqueueXml: XML });
  const phone = await eventually(() => telephony.callOf(ANAS_PHONE), {
    awaited: "ana's phone to be dialled",
    withinMs: 10_000,
  });
  const waited = performance.now() - begun;
  telephony.answer(phone.callId);
  setTimeout(() => {
    telephony.hangUp(caller);
  }, TALK_MS);
  return waited;
};

const { port, telephony, stop } = await serve();

const grant = async (wish: Wish): Promise<number> => {
  switch (wish) {
    case 'history':
      await makeHistory(databasePath, CALLCENTER_A);
      return 0;
    case 'call':
      return call(telephony);
    case 'memory':
      return process.memoryUsage.rss();
    case 'stop':
      await stop();
      return 0;
  }
};

// Nobody is left who could stop it.
process.once('disconnect', () => {
  process.exit();
});
process.on('message', ({ id, wish }: { id: number; wish: Wish }) => {
  void grant(wish).then(
    (value) => {
      process.send?.({ id, value });
      if (wish === 'stop') process.disconnect();
    },
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.send?.({ port });
