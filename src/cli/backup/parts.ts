import { existsSync } from 'node:fs';
import { join } from 'node:path';

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
