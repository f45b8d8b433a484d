import { resolve } from 'node:path';
import type { Logger as Pino } from 'pino';
import { AsteriskRecordings } from '../ari/asterisk-recordings.ts';
import type { AriClient } from '../ari/client.ts';
import { choresOf } from './chores.ts';
import { telephonyBy, trunkingBy } from './connect-asterisk.ts';
import type { Config } from '../config.ts';
import { conversionProgram } from '../conversion-program.ts';
import { startDelivery } from '../delivery/start-delivery.ts';
import { demoLinks } from './demo-links.ts';
import { refusals } from '../domain/refusals.ts';
import { hostNames } from '../host-names.ts';
import { createFront, type Front } from '../http/front.ts';
import { BrowserLines, type PhoneLinesDeps } from '../http/phone-line/phone-lines.ts';
import { Callcenters } from '../operations/callcenters.ts';
import type { DemoLink } from '../operations/demo.ts';
import { type AdminKey, Keys } from '../operations/keys.ts';
import { Numbers } from '../operations/numbers.ts';
import { DiskWatch } from '../operations/runtime/disk-watch.ts';
import { SharedReads } from '../operations/runtime/shared-reads.ts';
import type { Tenure } from '../operations/runtime/tenure.ts';
import { Sessions } from '../operations/sessions.ts';
import { Trunks } from '../operations/trunks.ts';
import { webhookSettings } from '../operations/webhook-settings.ts';
import type { CallcenterId } from '../domain/ids.ts';
import { pagesFolder } from '../pages-folder.ts';
import type { ProcessParts } from './process-parts.ts';
import { Conversion } from '../sounds/conversion.ts';
import { SoundFiles } from '../sounds/sound-files.ts';
import { SteadyClock } from '../steady-clock.ts';
import type { OpenStore } from '../storage/open-store.ts';
import { freeSpaceIn } from '../storage/place.ts';
import { systemClock } from '../system-clock.ts';
import { liveSources, type WorkSources } from './watch-all.ts';

/** Prompts of the call centers; null: there are none. */
const soundsIn = (
  { soundsPath, disk: { reserveBytes } }: Pick<Config, 'soundsPath' | 'disk'>,
  log: Pino,
): SoundFiles | null =>
  soundsPath === null
    ? null
    : new SoundFiles(resolve(soundsPath), new Conversion(conversionProgram(), log), reserveBytes);

/** What only requests need: settings, the machine's clock and its names. */
const outsideParts = ({ access, gateways, pages, ice, passing, ...config }: Config, log: Pino) => ({
  access,
  processSecret: passing?.secret ?? null,
  pages: pages && { ...pages, folder: pagesFolder() },
  gateways,
  ice,
  hosts: hostNames(),
  wallClock: systemClock,
  sounds: soundsIn(config, log),
});

/** The way of browsers to Asterisk. */
const browserLines = (
  config: Config,
  parts: Pick<PhoneLinesDeps, 'callcenters' | 'telephony' | 'log'>,
): BrowserLines => {
  const { access, ari, passing } = config;
  const { limits, corsOrigins: origins, trustedProxies } = access;
  const processSecret = passing?.secret ?? null;
  const settings = { limits, origins, trustedProxies, processSecret };
  return new BrowserLines({ ...parts, ...settings, ariUrl: ari.url });
};

/** What work is done over, and by what right. */
interface Ground {
  readonly store: OpenStore;
  readonly ari: AriClient;
  /** Absent: nobody else works on the database. */
  readonly tenureOf?: (id: CallcenterId) => Tenure;
}

/** Reads what is stored. To be done before Asterisk is listened to and requests are served. */
export const readRecords = async ({ config, log, time }: ProcessParts, ground: Ground) => {
  const { store, ari, tenureOf } = ground;
  const telephony = telephonyBy(config, ari, log);
  const clock = new SteadyClock(time, await store.latestInstant());
  const right = tenureOf === undefined ? {} : { tenureOf };
  const callcenters = new Callcenters({ store, telephony, clock, log, ...right });
  await callcenters.load();
  const trunking = trunkingBy(config, ari, log);
  const trunks = new Trunks({ records: store.trunkRecords, trunking, callcenters });
  const numbers = new Numbers({ records: store.trunkRecords, callcenters });
  await Promise.all([trunks.load(), numbers.load()]);
  const ways = { trunks, numbers, trunkSettings: config.sip };
  log.info({ callcenters: callcenters.ids().length }, 'records are read');
  return { ari, store, telephony, clock, callcenters, trunking, ways };
};

/** What is stored, as it was read, with what follows it. */
export type ReadRecords = Awaited<ReturnType<typeof readRecords>>;

/** Until when keys and sessions are valid is a time of day. */
const whoAsksBy = (store: OpenStore): { readonly keys: Keys; readonly sessions: Sessions } => {
  const keys = new Keys(store.apiKeys, systemClock);
  return { keys, sessions: new Sessions(store.sessions, keys, systemClock) };
};

/** Tells call centers, and the log, how much room there is for records. */
const watchDisk = (
  { config, log }: ProcessParts,
  { store, callcenters, clock }: ReadRecords,
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

/** All that one process does for all call centers: it decides, sends and tells. */
export interface Work {
  /** Answers requests. */
  readonly front: Front;
  readonly sources: WorkSources;
  /** The first key of an admin, and what a fresh service is tried with. To be asked for last: they are shown once. */
  introduce(): Promise<{ readonly adminKey: AdminKey; readonly demo: readonly DemoLink[] }>;
  lookAgain(): void;
  /** Takes nothing more, and stores what is decided. */
  finish(): Promise<void>;
  /** Forgets what is decided: the call centers are somebody else's. */
  drop(): void;
  /** Leaves nothing open but the store. */
  close(): Promise<void>;
}

/** Begins to work with what was read. */
export const beginWork = (parts: ProcessParts, records: ReadRecords): Work => {
  const { config, log, metrics } = parts;
  const { ari, store, telephony, clock, callcenters, trunking, ways } = records;
  const whoAsks = whoAsksBy(store);
  const { answeredRequests, deliveries, reports, audit, histories } = store;
  const events = new SharedReads(store);
  const settings = webhookSettings(callcenters);
  const telling = startDelivery({
    ...{ positions: store, deliveries, events, settings, clock, log },
    senderSettings: config.webhooks,
  });
  const kept = { store, events, reports, deliveries, audit, histories };
  const asterisk = { telephony, recordings: new AsteriskRecordings(ari, log) };
  const { postOnce, delivery } = telling;
  const deps = { ...kept, ...asterisk, ...ways, ...whoAsks, callcenters, postOnce, clock };
  const phoneLines = browserLines(config, { callcenters, telephony, log });
  const outside = outsideParts(config, log);
  const front = createFront({ ...deps, ...outside, answeredRequests, metrics, log, phoneLines });
  const disk = watchDisk(parts, records);
  const chores = choresOf({ ...deps, log });
  for (const chore of chores) chore.start();
  callcenters.scheduler.observe(metrics.turns);
  return {
    front,
    sources: liveSources({ callcenters, trunks: ways.trunks, telephony, delivery, disk }),
    introduce: async () => {
      const adminKey = await whoAsks.keys.provideAdmin(config.adminKey);
      return { adminKey, demo: await demoLinks(config, { ...deps, adminKey, log }) };
    },
    lookAgain: () => {
      telephony.lookAgain();
    },
    finish: async () => {
      await Promise.all([disk, ...chores].map((chore) => chore.stop()));
      await callcenters.close();
    },
    drop: () => {
      callcenters.drop(callcenters.ids(), refusals.ownedElsewhere);
    },
    close: async () => {
      await Promise.all([disk, ...chores].map((chore) => chore.stop()));
      await telling.stop();
      trunking.close();
      telephony.close();
      await ari.stop();
    },
  };
};
