import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Logger as Pino } from 'pino';
import { AsteriskRecordings } from './ari/asterisk-recordings.ts';
import type { AriClient } from './ari/client.ts';
import { choresOf } from './chores.ts';
import { ariClient, logConnection, telephonyBy, trunkingBy } from './connect-asterisk.ts';
import type { Config } from './config.ts';
import { conversionProgram } from './conversion-program.ts';
import { demoLinks } from './demo-links.ts';
import { hostNames } from './host-names.ts';
import { readCertificate } from './http/tls/certificate.ts';
import { giveToAsterisk } from './http/tls/sip-certificate.ts';
import { BrowserLines, type PhoneLinesDeps } from './http/phone-line/phone-lines.ts';
import { type Certificate, createHttpServer, type ServerSettings } from './http/server.ts';
import { pagesFolder } from './pages-folder.ts';
import { startDelivery } from './delivery/start-delivery.ts';
import { ServiceMetrics } from './metrics/service-metrics.ts';
import { watchAll } from './watch-all.ts';
import { Callcenters } from './operations/callcenters.ts';
import { type AdminKey, Keys } from './operations/keys.ts';
import { Numbers } from './operations/numbers.ts';
import { Trunks } from './operations/trunks.ts';
import { DiskWatch } from './operations/runtime/disk-watch.ts';
import type { DemoLink } from './operations/demo.ts';
import { Conversion } from './sounds/conversion.ts';
import { SoundFiles } from './sounds/sound-files.ts';
import { Sessions } from './operations/sessions.ts';
import { SharedReads } from './operations/runtime/shared-reads.ts';
import { webhookSettings } from './operations/webhook-settings.ts';
import type { OpenStore } from './storage/open-store.ts';
import { freeSpaceIn, openStoreAt, ownPlace } from './storage/place.ts';
import { SteadyClock, SYSTEM_TIME, type TimeSources } from './steady-clock.ts';
import { systemClock } from './system-clock.ts';

/** The service as it runs. */
export interface Running {
  readonly address: AddressInfo;
  readonly adminKey: AdminKey;
  /** To try a fresh service with; none of any other. */
  readonly demo: readonly DemoLink[];
  /** Ends cleanly: what is decided is stored, calls go on, nothing stays open. */
  stop(): Promise<void>;
}

const openMeasured = async (
  config: Config,
  metrics: ServiceMetrics,
  log: Pino,
): Promise<OpenStore> => {
  const store = await openStoreAt(config, config.keptAnswers);
  for (const { fields, message } of store.notes) log.warn(fields, message);
  return { ...store, ...metrics.measured(store) };
};

const connectionsIn = ({ connections, connectionsPerAddress }: Config): ServerSettings => ({
  maxConnections: connections,
  connectionsPerAddress,
});

/** Prompts of the call centers; null: there are none. */
const soundsIn = (
  { soundsPath, disk: { reserveBytes } }: Pick<Config, 'soundsPath' | 'disk'>,
  log: Pino,
): SoundFiles | null =>
  soundsPath === null
    ? null
    : new SoundFiles(resolve(soundsPath), new Conversion(conversionProgram(), log), reserveBytes);

/** What only requests need: settings, the machine's clock and its names. */
const outsideParts = ({ access, gateways, pages, ice, ...config }: Config, log: Pino) => ({
  access,
  pages: pages && { ...pages, folder: pagesFolder() },
  gateways,
  ice,
  hosts: hostNames(),
  wallClock: systemClock,
  sounds: soundsIn(config, log),
});

/** The way of browsers to Asterisk. */
const browserLines = (
  { access: { limits, corsOrigins: origins, trustedProxies }, ari: { url: ariUrl } }: Config,
  parts: Pick<PhoneLinesDeps, 'callcenters' | 'telephony' | 'log'>,
): BrowserLines => new BrowserLines({ ...parts, limits, origins, trustedProxies, ariUrl });

/** Asterisk shows the same one to phones, where it is ours to set. */
const giveCertificate = async ({ sip }: Config, certificate: Certificate): Promise<void> => {
  if (sip.tlsFolder === null || !sip.transports.includes('tls')) return;
  await giveToAsterisk(sip.tlsFolder, certificate);
};

/** @throws ConfigError */
const firstCertificate = async (config: Config): Promise<Certificate | null> => {
  if (config.tls === null) return null;
  const certificate = await readCertificate(config.tls);
  await giveCertificate(config, certificate);
  return certificate;
};

/**
 * Puts the parts together and starts them, as the one service that works on its database.
 * @param time by which calls are timed
 * @throws DatabaseInUse if another one does
 */
export const assemble = async (
  config: Config,
  log: Pino,
  time: TimeSources = SYSTEM_TIME,
): Promise<Running> => {
  const ownership = await ownPlace(config);
  try {
    const running = await start(config, log, time);
    const stop = async (): Promise<void> => {
      try {
        await running.stop();
      } finally {
        await ownership.release();
      }
    };
    return { ...running, stop };
  } catch (error) {
    await ownership.release();
    throw error;
  }
};

interface Started {
  readonly config: Config;
  readonly log: Pino;
  readonly time: TimeSources;
  readonly metrics: ServiceMetrics;
}

const readRecords = async ({ config, log, time, metrics }: Started, ari: AriClient) => {
  const store = await openMeasured(config, metrics, log);
  const telephony = telephonyBy(config, ari, log);
  const clock = new SteadyClock(time, await store.latestInstant());
  const callcenters = new Callcenters({ store, telephony, clock, log });
  await callcenters.load();
  const trunking = trunkingBy(config, ari, log);
  const trunks = new Trunks({ records: store.trunkRecords, trunking, callcenters });
  const numbers = new Numbers({ records: store.trunkRecords, callcenters });
  await Promise.all([trunks.load(), numbers.load()]);
  const ways = { trunks, numbers, trunkSettings: config.sip };
  log.info({ callcenters: callcenters.ids().length }, 'records are read');
  return { ari, store, telephony, clock, callcenters, trunking, ways };
};

/** What Asterisk offers is asked for while records are read; its events come after that. */
const connectWhileReading = async (started: Started) => {
  const { config, log, metrics } = started;
  const ari = ariClient(config, log, metrics);
  logConnection(ari, config.ari.app, log);
  const reading = readRecords(started, ari);
  ari.start(reading);
  try {
    return await reading;
  } catch (error) {
    await ari.stop();
    throw error;
  }
};

/** Until when keys and sessions are valid is a time of day. */
const whoAsksBy = (store: OpenStore): { readonly keys: Keys; readonly sessions: Sessions } => {
  const keys = new Keys(store.apiKeys, systemClock);
  return { keys, sessions: new Sessions(store.sessions, keys, systemClock) };
};

/** Tells call centers, and the log, how much room there is for records. */
const watchDisk = (
  config: Config,
  { store, callcenters, clock }: Awaited<ReturnType<typeof readRecords>>,
  log: Pino,
): DiskWatch => {
  const disk = new DiskWatch({
    ...{ limits: config.disk, clock, log },
    free: () => freeSpaceIn(config),
    keepRoom: (bytes) => store.keepRoom(bytes),
    onLevel: (level) => {
      callcenters.shared.diskSeen(level);
    },
  });
  disk.start();
  return disk;
};

/** What is stored is read before Asterisk is listened to, and requests are served last. */
const start = async (config: Config, log: Pino, time: TimeSources): Promise<Running> => {
  const certificate = await firstCertificate(config);
  const metrics = new ServiceMetrics();
  metrics.watchProcess();
  const records = await connectWhileReading({ config, log, time, metrics });
  const { ari, store, telephony, clock, callcenters, trunking, ways } = records;
  const whoAsks = whoAsksBy(store);
  const { answeredRequests, deliveries, reports, audit, histories } = store;
  const events = new SharedReads(store);
  const telling = startDelivery({
    positions: store,
    deliveries,
    events,
    settings: webhookSettings(callcenters),
    senderSettings: config.webhooks,
    clock,
    log,
  });
  const kept = { store, events, reports, deliveries, audit, histories };
  const asterisk = { telephony, recordings: new AsteriskRecordings(ari, log) };
  const { postOnce, delivery } = telling;
  const deps = { ...kept, ...asterisk, ...ways, ...whoAsks, callcenters, postOnce, clock };
  const phoneLines = browserLines(config, { callcenters, telephony, log });
  const server = createHttpServer(
    { ...deps, ...outsideParts(config, log), answeredRequests, metrics, log, phoneLines },
    { certificate, ...connectionsIn(config) },
  );
  const disk = watchDisk(config, records, log);
  watchAll(metrics, { callcenters, trunks: ways.trunks, telephony, server, delivery, disk });
  const show = async (renewed: Certificate): Promise<void> => {
    server.showCertificate(renewed);
    await giveCertificate(config, renewed);
  };
  const chores = choresOf({ ...deps, show, log }, config.tls, certificate);
  for (const chore of chores) chore.start();
  const address = await server.listen(config.host, config.port);
  // Last, so that none is made which a failing start does not get to show.
  const adminKey = await whoAsks.keys.provideAdmin(config.adminKey);
  const demo = await demoLinks(config, { ...deps, adminKey, log });
  const stop = async (): Promise<void> => {
    await server.close();
    await Promise.all([disk, ...chores].map((chore) => chore.stop()));
    await callcenters.close();
    await telling.stop();
    trunking.close();
    telephony.close();
    await ari.stop();
    await store.close();
  };
  return { address, adminKey, demo, stop };
};
