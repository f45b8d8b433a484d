import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE_NAME = 'first-admin.key';
const OWNER_ONLY = 0o600;

/**
 * Keeps the first key in a file beside the database that its owner alone can read: what is printed
 * where no terminal is goes into logs, which others read and which are kept. A file from before, of
 * another database, is replaced.
 * @returns where it is
 * @throws Error if it cannot be written
 */
export const keepFirstKey = (databasePath: string, key: string): string => {
  const file = join(dirname(databasePath), FILE_NAME);
  // A file that is there would keep its mode, and a link would lead elsewhere.
  rmSync(file, { force: true });
  writeFileSync(file, `${key}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return file;
};
