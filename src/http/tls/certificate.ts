import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { type Config, ConfigError } from '../../config.ts';
import type { Certificate } from '../server.ts';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const read = async (setting: string, path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw new ConfigError(`${setting}: cannot read the file: ${messageOf(error)}`);
  }
};

/** @param what completes the sentence "TLS_CERT: …" */
const check = (setting: string, what: string, parts: Partial<Certificate>): void => {
  try {
    createSecureContext(parts);
  } catch (error) {
    throw new ConfigError(`${setting}: ${what} (${messageOf(error)})`);
  }
};

/**
 * Reads the certificate, with those of its issuers, and its private key.
 * @throws ConfigError that names the setting, and never shows what is in the files
 */
export const readCertificate = async ({
  certPath,
  keyPath,
}: NonNullable<Config['tls']>): Promise<Certificate> => {
  const cert = await read('TLS_CERT', certPath);
  const key = await read('TLS_KEY', keyPath);
  check('TLS_CERT', 'expected a certificate in PEM', { cert });
  check('TLS_KEY', 'expected a private key in PEM, without a passphrase', { key });
  check('TLS_KEY', 'expected the private key of the certificate in TLS_CERT', { cert, key });
  return { cert, key };
};
