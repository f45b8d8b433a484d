import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { conversionProgram } from '../../src/conversion-program.ts';
import { Conversion } from '../../src/sounds/conversion.ts';
import { SoundFiles } from '../../src/sounds/sound-files.ts';
import type { Sounds } from '../../src/operations/ports/sounds.ts';
import type { WebhookDeliveries } from '../../src/operations/ports/webhooks.ts';
import { hostNames } from '../../src/host-names.ts';
import { createHttpServer, type HttpServer, type ServerSettings } from '../../src/http/server.ts';
import type { HttpDeps } from '../../src/http/app.ts';
import { ServiceMetrics } from '../../src/metrics/service-metrics.ts';
import { Callcenters } from '../../src/operations/callcenters.ts';
import type { Keys } from '../../src/operations/keys.ts';
import { Sessions } from '../../src/operations/sessions.ts';
import { SharedReads } from '../../src/operations/runtime/shared-reads.ts';
import { liveCallcenters } from '../../src/operations/live-figures.ts';
import type { Logger } from '../../src/operations/ports/logger.ts';
import { ADMIN_KEY, bearer, memoryKeys, NO_LIMITS } from '../helpers/access.ts';
import { type Answer, encode, type Sent, send } from './send-request.ts';
import { browserLines } from '../helpers/browser-lines.ts';
import { faultsOfAnswer } from '../helpers/contract.ts';
import { MemoryAnsweredRequests } from '../helpers/memory-answered-requests.ts';
import { MemoryApiKeys } from '../helpers/memory-api-keys.ts';
import { MemoryClock } from '../helpers/memory-clock.ts';
import { memoryDelivering } from '../helpers/memory-webhooks.ts';
import { MemoryRecordings } from '../helpers/memory-recordings.ts';
import { MemoryReports } from '../helpers/memory-reports.ts';
import { MemoryAudit } from '../helpers/memory-audit.ts';
import { MemorySessions } from '../helpers/memory-sessions.ts';
import { MemoryStore } from '../helpers/memory-store.ts';
import { MemoryTelephony } from '../helpers/memory-telephony.ts';
import { memoryTrunks, MemoryTrunking } from '../helpers/memory-trunks.ts';

export type { Answer, Sent } from './send-request.ts';

export interface LogLine {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

/** Whatever a test asks for, what it is answered has to be as documented. */
const refuseUndocumented = (
  method: string,
  path: string,
  { status, headers, json }: Answer,
): void => {
  const [plainPath = ''] = path.split('?');
  const type = headers['content-type'];
  const answered = { status, type: typeof type === 'string' ? type : '', json };
  const faults = faultsOfAnswer(method, plainPath, answered);
  if (faults !== null) throw new Error(`${method} ${path} is not as documented: ${faults}`);
};

/** The REST API on a port, over the real engine and ports in memory. */
export class ServedApi {
  readonly port: number;
  readonly server: HttpServer;
  readonly store: MemoryStore;
  readonly telephony: MemoryTelephony;
  readonly clock: MemoryClock;
  readonly keys: Keys;
  readonly apiKeys: MemoryApiKeys;
  readonly sessions: Sessions;
  readonly storedSessions: MemorySessions;
  readonly trunking: MemoryTrunking;
  readonly audit: MemoryAudit;
  readonly callcenters: Callcenters;
  readonly deliveries: WebhookDeliveries;
  /** In files. */
  readonly sounds: Sounds;
  readonly log: readonly LogLine[];
  /** Stops serving. */
  close: () => Promise<void> = () => Promise.resolve();

  constructor(
    port: number,
    deps: Omit<ServedApi, 'port' | 'log' | 'close' | 'call' | 'raw' | 'do'>,
    log: readonly LogLine[],
  ) {
    this.port = port;
    this.server = deps.server;
    this.store = deps.store;
    this.telephony = deps.telephony;
    this.clock = deps.clock;
    this.keys = deps.keys;
    this.apiKeys = deps.apiKeys;
    this.sessions = deps.sessions;
    this.storedSessions = deps.storedSessions;
    this.trunking = deps.trunking;
    this.audit = deps.audit;
    this.callcenters = deps.callcenters;
    this.deliveries = deps.deliveries;
    this.sounds = deps.sounds;
    this.log = log;
  }

  /** Calls an endpoint below the base URL, as an admin, and gives whatever it answers. */
  async call(
    method: string,
    path: string,
    sent?: Sent,
    moreHeaders: Record<string, string> = {},
  ): Promise<Answer> {
    const { body, type } = sent === undefined ? {} : encode(sent);
    const headers = {
      ...bearer(ADMIN_KEY),
      ...(type !== undefined && { 'Content-Type': type }),
      ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
      ...moreHeaders,
    };
    const answer = await send(this.port, method, `/v1${path}`, headers, body);
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    const json = (isJson && answer.text !== '' ? JSON.parse(answer.text) : {}) as Answer['json'];
    refuseUndocumented(method, path, { ...answer, json });
    return { ...answer, json };
  }

  /** Calls an endpoint that need not answer JSON. */
  raw(
    method: string,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Omit<Answer, 'json'>> {
    return send(this.port, method, `/v1${path}`, { ...bearer(ADMIN_KEY), ...headers }, undefined);
  }

  /**
   * Calls an endpoint that is to succeed and gives its data.
   * @throws Error that shows the refusal
   */
  async do<Data = unknown>(method: string, path: string, json?: unknown): Promise<Data> {
    const answer = await this.call(method, path, json === undefined ? undefined : { json });
    if (answer.status === 200) return answer.json.data as Data;
    throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  }
}

const collector = (lines: LogLine[]): Logger => {
  const at =
    (level: string) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields, message });
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};

/** Hosts that there are in tests, which ask no name server. */
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  'gateway.example': ['192.0.2.7', '2001:db8::7'],
  'inside.example': ['127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'either.example': ['192.0.2.7', '::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
};

const lookUpInTest = (host: string): Promise<readonly string[]> => {
  const found = HOSTS[host];
  return found === undefined
    ? Promise.reject(new Error(`there is no ${host}`))
    : Promise.resolve(found);
};

/** Serves an API of its own to a test, until the test is over. */
export const serveApi = async (
  t: Pick<ExecutionContext, 'teardown'>,
  more: Partial<Omit<HttpDeps, 'phoneLines'>> = {},
  settings: ServerSettings = {},
  ariUrl?: string,
): Promise<ServedApi> => {
  const lines: LogLine[] = [];
  const log = more.log ?? collector(lines);
  const [store, telephony, clock] = [new MemoryStore(), new MemoryTelephony(), new MemoryClock()];
  const metrics = new ServiceMetrics();
  const [commit, remove] = [store.commit.bind(store), store.remove.bind(store)];
  Object.assign(store, metrics.measured({ commit, remove }));
  const callcenters = new Callcenters({ store: more.store ?? store, telephony, clock, log });
  const answeredRequests = new MemoryAnsweredRequests();
  const recordings = new MemoryRecordings();
  const apiKeys = new MemoryApiKeys();
  const keys = await memoryKeys(clock, apiKeys);
  const storedSessions = new MemorySessions();
  const audit = new MemoryAudit();
  // Stories are told of what is in a database.
  const histories = { find: () => Promise.resolve(null) };
  const sessions = new Sessions(storedSessions, keys, clock);
  const events = new SharedReads(store);
  const reports = new MemoryReports(store, clock);
  const gateways = { allowLocal: false };
  const hosts = hostNames(lookUpInTest);
  const kept = { audit, histories, store, events, recordings, reports, answeredRequests };
  const soundsPath = join(tmpdir(), `ari-callcenter-sounds-${randomUUID()}`);
  const trunking = new MemoryTrunking();
  const ways = memoryTrunks(callcenters, trunking);
  const delivering = memoryDelivering(clock);
  const ports = {
    ...kept,
    ...delivering,
    ...ways,
    sounds: new SoundFiles(soundsPath, new Conversion(conversionProgram(), log), 0),
    ...{ telephony, gateways, hosts, clock, wallClock: clock, log },
  };
  const access = more.access ?? NO_LIMITS;
  const browser = browserLines(
    { callcenters, telephony, log },
    { access, ...(ariUrl !== undefined && { ariUrl }) },
  );
  const all = { ...ports, ...browser, callcenters, keys, sessions, metrics, ...more, access };
  const server = createHttpServer(all, settings);
  callcenters.scheduler.observe(metrics.turns);
  metrics.watch({
    callcenters: () => liveCallcenters(callcenters),
    trunks: () => ways.trunks.live(),
    eventLags: () => [],
    isAsteriskConnected: () => telephony.isConnected(),
    connections: () => server.connections(),
    turnsWaiting: () => callcenters.scheduler.queueLength,
    diskFree: () => 5_000_000_000,
  });
  const { port } = await server.listen('127.0.0.1', 0);
  t.teardown(async () => {
    await server.close();
    await callcenters.close();
    await rm(soundsPath, { recursive: true, force: true });
  });
  const api = new ServedApi(
    port,
    {
      server,
      store,
      telephony,
      clock,
      keys,
      apiKeys,
      trunking,
      sessions,
      storedSessions,
      audit,
      callcenters,
      sounds: ports.sounds,
      ...delivering,
    },
    lines,
  );
  api.close = () => server.close();
  return api;
};

/** With call center `acme`, and in it the extension `ana-phone`. */
export const serveAcme = async (
  t: ExecutionContext,
  more: Partial<Omit<HttpDeps, 'phoneLines'>> = {},
): Promise<ServedApi> => {
  const api = await serveApi(t, more);
  await api.do('PUT', '/callcenter/acme', {});
  await api.do('POST', '/callcenter/acme/extension', { type: 1, user: 'ana-phone' });
  return api;
};

/** Asserts how a request was refused. */
export const refused = (
  t: ExecutionContext,
  answer: Answer,
  status: number,
  code: string,
  id: string,
): Record<string, unknown> => {
  t.is(answer.json.error?.id, id, answer.text);
  t.is(answer.status, status);
  t.is(answer.json.code, code);
  t.is(answer.json.data, null);
  t.not(answer.json.msg, '');
  return answer.json.error?.details ?? {};
};

/** Asserts that a request was refused for what stands in it, and where. */
export const refusedArgument = (
  t: ExecutionContext,
  answer: Answer,
  place: string,
  path: string,
): void => {
  const details = refused(t, answer, 400, '000001', 'invalid-argument');
  t.like(details, { in: place, path });
  t.is(typeof details['expected'], 'string');
  t.true(answer.json.msg.includes(path), answer.json.msg);
};
