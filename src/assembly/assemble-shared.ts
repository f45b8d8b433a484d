import { hostname } from 'node:os';
import type { AddressInfo } from 'node:net';
import type { Logger as Pino } from 'pino';
import type { Config } from '../config.ts';
import { OwnerLookup } from '../http/passing-on/owner-lookup.ts';
import { StandbyFront } from '../http/passing-on/standby-front.ts';
import { createServerFor } from '../http/server.ts';
import type { AdminKey } from '../operations/keys.ts';
import { WHOLE_SERVICE } from '../operations/ports/ownership.ts';
import { ShardOwner } from '../operations/runtime/shard-owner.ts';
import {
  processParts,
  type ProcessParts,
  renewCertificate,
  type Running,
  serverSettings,
} from './process-parts.ts';
import { SharedWork } from './shared-work.ts';
import type { TimeSources } from '../steady-clock.ts';
import { openPostgresStore, type OpenPostgresStore } from '../storage/postgres/open-store.ts';
import { sharePostgresDatabase } from '../storage/postgres/own-database.ts';
import { PostgresShardClaims } from '../storage/postgres/shard-claims.ts';
import { watchAll } from './watch-all.ts';
import { whileHeld } from './while-held.ts';

/** Where other processes reach this one. */
const urlOf = ({ passing, tls, host }: Config, { port }: AddressInfo): string =>
  passing?.url ?? `${tls === null ? 'http' : 'https'}://${host}:${port}`;

/** Of a process that does not do the work: whoever does has made the first key. */
const KEPT: AdminKey = { kind: 'kept' };

/**
 * Starts one of several processes that have a PostgreSQL database in common: one does the work, the others stand by, and
 * one of them takes it over.
 * @throws DatabaseInUse while records are moved into it, ConfigError, UnusableDatabase
 */
export const assembleShared = async (
  config: Config,
  url: string,
  log: Pino,
  time: TimeSources,
): Promise<Running> => {
  const parts = await processParts(config, log, time);
  return whileHeld(await sharePostgresDatabase(url), async () =>
    start(parts, url, await openPostgresStore(url, config.keptAnswers)),
  );
};

const isWorking = async (store: OpenPostgresStore): Promise<boolean> =>
  store.callcenterIds().then(
    () => true,
    () => false,
  );

const start = async (
  parts: ProcessParts,
  url: string,
  opened: OpenPostgresStore,
): Promise<Running> => {
  const { config, log, metrics, time } = parts;
  const store = { ...opened, ...metrics.measured(opened) };
  const work = new SharedWork(parts, store, () => {
    owner.takenOver();
  });
  const name = `${hostname()}/${process.pid}`;
  const claimant = { url, knex: opened.knex, name };
  const { passing } = config;
  const lookup = new PostgresShardClaims(claimant);
  const owners = new OwnerLookup(() => lookup.ownerOf(WHOLE_SERVICE));
  let own: string | null = null;
  const standby = new StandbyFront({
    ...{ owners, log, metrics, trustedProxies: config.access.trustedProxies },
    working: () => work.front,
    own: () => own,
    secret: passing?.secret ?? null,
    isDatabaseWorking: () => isWorking(opened),
    isAnswering: async () => passing !== null && (await owners.owner()) !== null,
  });
  const server = createServerFor(() => work.front ?? standby, parts, serverSettings(parts));
  watchAll(metrics, server, () => work.sources);
  const stopRenewal = renewCertificate(parts, server);
  const address = await server.listen(config.host, config.port);
  own = urlOf(config, address);
  const reached = passing === null ? {} : { address: own };
  const claims = new PostgresShardClaims({ ...claimant, ...reached });
  const { elapsed } = time;
  const owner = new ShardOwner({ claims, shard: WHOLE_SERVICE, work, log, elapsed });
  await owner.settled();
  const stop = async (): Promise<void> => {
    await owner.stop();
    await server.close();
    await stopRenewal();
    await work.close();
    await claims.close();
    await store.close();
  };
  const { adminKey, demo } = work.introduced ?? { adminKey: KEPT, demo: [] };
  return { address, adminKey, demo, standsBy: work.introduced === null, stop };
};
