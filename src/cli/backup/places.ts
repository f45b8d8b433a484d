import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDatabasePath } from '../../config.ts';

const setting = (name: string): string | null => {
  const value = process.env[name];
  return value === undefined || value === '' ? null : value;
};

/** What is backed up besides the database, by the name that it has in the archive; null: nobody told where it is. */
export interface Places {
  readonly database: string;
  /** Prompts of the call centers. */
  readonly sounds: string | null;
  /** Of conversations. */
  readonly recordings: string | null;
  /** The file with the accounts of Asterisk and the trunk. */
  readonly passwords: string | null;
}

/** Where they are: docker/backup.sh sets what the scripts keep. */
export const places = (): Places => ({
  database: readDatabasePath(),
  sounds: setting('SOUNDS_PATH'),
  recordings: setting('RECORDINGS_FOLDER'),
  passwords: setting('CREDENTIALS_FILE'),
});

/** Names within the archive. */
export const INSIDE = {
  about: 'about.json',
  database: 'callcenter.sqlite',
  sounds: 'sounds',
  recordings: 'recordings',
  passwords: 'asterisk.env',
} as const;

/** Where a part lies in an unpacked archive; null: it has none. */
export const partIn = (folder: string, part: keyof typeof INSIDE): string | null => {
  const path = join(folder, INSIDE[part]);
  return existsSync(path) ? path : null;
};
