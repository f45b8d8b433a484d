import type { Logger as Pino } from 'pino';
import { assembleShared } from './assemble-shared.ts';
import { ariClient, logConnection } from './connect-asterisk.ts';
import type { Config } from '../config.ts';
import { createServerFor } from '../http/server.ts';
import {
  openMeasured,
  processParts,
  type ProcessParts,
  renewCertificate,
  type Running,
  serverSettings,
} from './process-parts.ts';
import { SYSTEM_TIME, type TimeSources } from '../steady-clock.ts';
import { ownDatabase } from '../storage/own-database.ts';
import { watchAll } from './watch-all.ts';
import { whileHeld } from './while-held.ts';
import { beginWork, readRecords } from './work.ts';

export type { Running } from './process-parts.ts';

/**
 * Puts the parts together and starts them: as the one service that works on its SQLite file, or as one of several processes
 * on a PostgreSQL database.
 * @param time by which calls are timed
 * @throws DatabaseInUse if another service works on it, ConfigError, UnusableDatabase
 */
export const assemble = (
  config: Config,
  log: Pino,
  time: TimeSources = SYSTEM_TIME,
): Promise<Running> =>
  config.databaseUrl === null
    ? assembleAlone(config, log, time)
    : assembleShared(config, config.databaseUrl, log, time);

const assembleAlone = async (config: Config, log: Pino, time: TimeSources): Promise<Running> =>
  whileHeld(await ownDatabase(config.databasePath), async () =>
    start(await processParts(config, log, time)),
  );

/** What Asterisk offers is asked for while records are read; its events come after that. */
const connectWhileReading = async (parts: ProcessParts) => {
  const ari = ariClient(parts);
  logConnection(ari, parts.config.ari.app, parts.log);
  const reading = openMeasured(parts).then((store) => readRecords(parts, { store, ari }));
  ari.start(reading);
  try {
    return await reading;
  } catch (error) {
    await ari.stop();
    throw error;
  }
};

/** What is stored is read before Asterisk is listened to, and requests are served last. */
const start = async (parts: ProcessParts): Promise<Running> => {
  const records = await connectWhileReading(parts);
  const work = beginWork(parts, records);
  const { config, metrics } = parts;
  const server = createServerFor(() => work.front, parts, serverSettings(parts));
  watchAll(metrics, server, () => work.sources);
  const stopRenewal = renewCertificate(parts, server);
  const address = await server.listen(config.host, config.port);
  // Last, so that none is made which a failing start does not get to show.
  const introduced = await work.introduce();
  const stop = async (): Promise<void> => {
    await server.close();
    await stopRenewal();
    await work.finish();
    await work.close();
    await records.store.close();
  };
  return { address, ...introduced, standsBy: false, stop };
};
