import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const OWNER_ONLY = 0o600;

/**
 * Keeps a secret of the first start in a file beside the database that its owner alone can read: what is
 * printed where no terminal is goes into logs, which others read and which are kept. A file from before,
 * of another database, is replaced.
 * @returns where it is
 * @throws Error if it cannot be written
 */
export const keepForOwner = (databasePath: string, name: string, text: string): string => {
  const file = join(dirname(databasePath), name);
  // A file that is there would keep its mode, and a link would lead elsewhere.
  rmSync(file, { force: true });
  writeFileSync(file, `${text}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  return file;
};
