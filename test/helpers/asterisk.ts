import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { AriSettings } from '../../src/ari/client.ts';
import { projectFile } from './project.ts';

/** The file that `npm run asterisk -- up` writes with the random passwords of this machine's Asterisk. */
const WRITTEN_BY_UP = projectFile('data/asterisk.env');

/** The Asterisk that the tests talk to. */
export interface RunningAsterisk {
  readonly ariUrl: string;
  readonly ariUsername: string;
  readonly ariPassword: string;
  /** Password of the static SIP account `trunk`. */
  readonly trunkPassword: string;
  readonly sipHost: string;
  readonly sipPort: number;
}

/**
 * Settings of the running Asterisk: from the environment, else from `data/asterisk.env`.
 * @throws Error that names what is missing
 */
export function runningAsterisk(): RunningAsterisk {
  const written = existsSync(WRITTEN_BY_UP) ? parseEnv(readFileSync(WRITTEN_BY_UP, 'utf8')) : {};
  const known = { ...written, ...process.env };
  const needed = (name: string) => {
    const value = known[name];
    if (value !== undefined && value !== '') return value;
    throw new Error(`${name} is not known: run "npm run asterisk -- up", or set it`);
  };
  return {
    ariUrl: known['ARI_URL'] ?? 'http://127.0.0.1:8088',
    ariUsername: needed('ARI_USERNAME'),
    ariPassword: needed('ARI_PASSWORD'),
    trunkPassword: needed('TRUNK_PASSWORD'),
    sipHost: '127.0.0.1',
    sipPort: 5060,
  };
}

/** Settings of a client for the running Asterisk; times suit a loaded machine. */
export function ariSettingsFor(app: string): AriSettings {
  const { ariUrl, ariUsername, ariPassword } = runningAsterisk();
  return {
    ...{ url: ariUrl, username: ariUsername, password: ariPassword, app, subscribeAll: false },
    ...{ requestTimeoutMs: 5_000, pingIntervalMs: 5_000, pongTimeoutMs: 5_000 },
  };
}

/** A name, for an application or an account, that no other test has: `prefix` and eight hex digits. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}
