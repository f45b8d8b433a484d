import { SHARE_LIMITS } from '../../src/http/protocol/share-limits.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAriClient, type AriClient } from '../../src/ari/client.ts';
import { assemble, type Running } from '../../src/assembly/assemble.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { TimeSources } from '../../src/steady-clock.ts';
import { ADMIN_KEY, NO_LIMITS } from './access.ts';
import { ariSettingsFor, type RunningAsterisk, runningAsterisk, uniqueName } from './asterisk.ts';
import { eventually } from './eventually.ts';

/** The service under test, an ARI client of our own beside it to look at Asterisk, and where they are. */
export interface RunningService {
  readonly app: string;
  readonly baseUrl: string;
  /** Of an admin. */
  readonly key: string;
  readonly ari: AriClient;
  /** Where phones register; at the tests' Asterisk unless told. */
  readonly registrar?: string;
  stop(): Promise<void>;
}

/** For the database of one service; whoever makes it removes it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'callcenter-'));

const configFor = (app: string, folder: string, asterisk: RunningAsterisk): Config => {
  const { ariUrl: url, ariUsername: username, ariPassword: password } = asterisk;
  return {
    host: '127.0.0.1',
    port: 0,
    databasePath: join(folder, 'test.sqlite'),
    databaseUrl: null,
    passing: null,
    disk: { lowBytes: 0, reserveBytes: 0 },
    soundsPath: SOUNDS_PATH,
    logLevel: 'warn',
    adminKey: ADMIN_KEY,
    access: { ...NO_LIMITS, shares: SHARE_LIMITS },
    connections: 10_000,
    keptAnswers: { requests: 10_000, bytes: 64_000_000 },
    connectionsPerAddress: 0,
    tls: null,
    webhooks: { allowPrivate: true, followRedirects: false },
    transferKey: true,
    demo: false,
    gateways: { allowLocal: true },
    pages: { frameAncestors: [] },
    sip: SIP,
    ice: { servers: [], turnSecret: null },
    ari: { url, username, password, app },
  };
};

/** How the tests' Asterisk is reached unless told. */
const { sip: SIP } = readConfig({ ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing' });

/** Where the tests' Asterisk has call centers' own prompts. */
export const SOUNDS_PATH = process.env['SOUNDS_PATH'] ?? '/var/lib/ari-callcenter/sounds-tests';

/** An ARI client that only looks, under an application name of its own. */
export const observeAsterisk = async (asterisk = runningAsterisk()): Promise<AriClient> => {
  const ari = createAriClient(ariSettingsFor(uniqueName('watch'), asterisk), {
    request: () => undefined,
    oddity: () => undefined,
  });
  ari.start();
  await eventually(() => ari.connected, {
    awaited: 'Asterisk to accept an ARI client',
    withinMs: 10_000,
  });
  return ari;
};

/** Until the service has seen what Asterisk has: before that it can make no phones. */
export const untilReady = (baseUrl: string): Promise<boolean> =>
  eventually(
    async () => {
      const answer = await fetch(new URL('/readyz', baseUrl));
      return answer.ok;
    },
    { awaited: 'the service to be ready', withinMs: 10_000 },
  );

/** A service that does not get ready is stopped: what goes on would keep the process from its end. */
const readyOrStopped = async (
  running: Running,
  baseUrl: string,
  asterisk: RunningAsterisk,
): Promise<AriClient> => {
  try {
    const ari = await observeAsterisk(asterisk);
    await untilReady(baseUrl);
    return ari;
  } catch (error) {
    await running.stop();
    throw error;
  }
};

/** One whose database is at hand. */
export interface LocalService extends RunningService {
  readonly databasePath: string;
}

/** What may be other than usual. */
export interface ServiceSettings extends Partial<
  Pick<Config, 'transferKey' | 'sip' | 'tls' | 'ice' | 'databasePath' | 'pages'>
> {
  /** By which calls are timed; the machine's own time unless told. */
  readonly time?: TimeSources;
  /** The tests' own unless told. */
  readonly asterisk?: RunningAsterisk;
}

/** Starts the service in this process, with the usual settings unless told, under an ARI application that no one else uses. */
export const startService = async ({
  time,
  asterisk = runningAsterisk(),
  ...settings
}: ServiceSettings = {}): Promise<LocalService> => {
  const app = uniqueName('test');
  const level = process.env['TEST_LOG_LEVEL'] ?? 'silent';
  const folder = temporaryFolder();
  const config = { ...configFor(app, folder, asterisk), ...settings };
  const running: Running = await assemble(config, createLog(level), time);
  const baseUrl = `http://127.0.0.1:${running.address.port}/v1`;
  const ari = await readyOrStopped(running, baseUrl, asterisk);
  return {
    app,
    baseUrl,
    key: ADMIN_KEY,
    ari,
    registrar: asterisk.registrar,
    databasePath: config.databasePath,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true });
      await ari.stop();
    },
  };
};
