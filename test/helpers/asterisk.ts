import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { AriSettings } from '../../src/ari/client.ts';
import { projectFile } from './project.ts';

/** Whose Asterisk: `npm run asterisk:tests` brings up the tests' own, `npm start` that of the service. */
export type AsteriskInstance = 'tests' | 'service';

/** The files with their random passwords, which both commands write, and the ports unless told otherwise. */
const INSTANCES = {
  tests: {
    file: 'data/asterisk-tests.env',
    ari: 8188,
    sip: 5160,
    command: 'npm run asterisk:tests',
  },
  service: { file: 'data/asterisk.env', ari: 8088, sip: 5060, command: 'npm run asterisk' },
} as const;

/** The Asterisk that the tests talk to. */
export interface RunningAsterisk {
  readonly ariUrl: string;
  readonly ariUsername: string;
  readonly ariPassword: string;
  /** Password of the static SIP account `trunk`. */
  readonly trunkPassword: string;
  /** Where it takes SIP over UDP. */
  readonly registrar: string;
}

/**
 * Settings of the running Asterisk: from the environment, else from the file that was written when it was
 * brought up.
 * @throws Error that names what is missing
 */
export function runningAsterisk(instance: AsteriskInstance = 'tests'): RunningAsterisk {
  const { file, ari, command } = INSTANCES[instance];
  const path = projectFile(file);
  const written = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
  const known = { ...written, ...process.env };
  const needed = (name: string) => {
    const value = known[name];
    if (value !== undefined && value !== '') return value;
    throw new Error(`${name} is not known: run "${command} -- up", or set it`);
  };
  return {
    ariUrl: known['ARI_URL'] ?? `http://127.0.0.1:${known['ARI_PORT'] ?? ari}`,
    ariUsername: needed('ARI_USERNAME'),
    ariPassword: needed('ARI_PASSWORD'),
    trunkPassword: needed('TRUNK_PASSWORD'),
    registrar: `127.0.0.1:${sipPortOf(instance)}`,
  };
}

/** The port on 127.0.0.1 at which an Asterisk takes SIP. */
export function sipPortOf(instance: AsteriskInstance = 'tests'): number {
  return Number(process.env['SIP_PORT'] ?? INSTANCES[instance].sip);
}

/** Settings of a client for the running Asterisk; times suit a loaded machine. */
export function ariSettingsFor(
  app: string,
  { ariUrl, ariUsername, ariPassword }: RunningAsterisk = runningAsterisk(),
): AriSettings {
  return {
    ...{ url: ariUrl, username: ariUsername, password: ariPassword, app, subscribeAll: false },
    ...{ requestTimeoutMs: 5_000, pingIntervalMs: 5_000, pongTimeoutMs: 5_000 },
  };
}

/** A name, for an application or an account, that no other test has: `prefix` and eight hex digits. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}
