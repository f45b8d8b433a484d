import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../../config.ts';
import type { Certificate } from '../server.ts';

/** Certificates and key together, so that Asterisk never has half of an old one with half of a new one. */
const FILE = 'sip.pem';

const NEWLINE = Buffer.from('\n');

const isThere = async (path: string, wanted: Buffer): Promise<boolean> => {
  try {
    return wanted.equals(await readFile(path));
  } catch {
    return false;
  }
};

/**
 * Puts the certificate where Asterisk takes it from for SIP over TLS; it looks there all the time. Readable by the owner
 * and the group of the folder, which is Asterisk's.
 * @throws ConfigError if it cannot be written
 */
export const giveToAsterisk = async (folder: string, { cert, key }: Certificate): Promise<void> => {
  const path = join(folder, FILE);
  const both = Buffer.concat([cert, NEWLINE, key, NEWLINE]);
  try {
    await mkdir(folder, { recursive: true });
    if (await isThere(path, both)) return;
    await writeFile(`${path}.new`, both, { mode: 0o640 });
    await rename(`${path}.new`, path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`SIP_TLS_FOLDER: cannot put the certificate there: ${why}`);
  }
};
