import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import type { Config } from '../../config.ts';
import { readCertificate } from '../../http/tls/certificate.ts';
import { freeSpaceAt } from '../../storage/free-space.ts';
import { doubtful, type Finding, reasonOf, well, wrong } from './finding.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const EXPIRES_SOON_DAYS = 14;

/** The reason that nothing can listen there; null: it is free. */
const refusalAt = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    server.listen(port, host, () =>
      server.close(() => {
        resolve(null);
      }),
    );
  });

const isOurs = async ({ host, port, tls }: Config): Promise<boolean> => {
  if (tls !== null) return false;
  try {
    const answer = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/healthz`);
    return answer.ok;
  } catch {
    return false;
  }
};

/** Whether the API can have its port, or has it. */
export const lookAtPort = async (config: Config): Promise<Finding> => {
  const where = `${config.host}:${config.port}`;
  const refusal = await refusalAt(config.host, config.port);
  if (refusal === null)
    return well(`The port of the API, ${where}, is free: the service does not run.`);
  if (refusal === 'EADDRINUSE') {
    return (await isOurs(config))
      ? well(`The service runs on ${where}.`)
      : doubtful(
          `The port of the API, ${where}, is taken.`,
          'If that is not the service, stop it, or set PORT to another.',
        );
  }
  return wrong(
    `Nothing can listen on ${where} (${refusal}).`,
    'Set HOST to an address of this machine, and PORT to 1024 or more.',
  );
};

const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));

/** Whether SIP can listen where it is to. */
export const lookAtSipAddress = ({ sip: { address } }: Config): Finding =>
  address === '0.0.0.0' || address.startsWith('127.') || ownAddresses().includes(address)
    ? well(`SIP_ADDRESS, ${address}, is this machine's.`)
    : wrong(
        `SIP_ADDRESS, ${address}, is no address of this machine.`,
        `Take one of ${ownAddresses().join(', ')}, or 0.0.0.0; the address before a NAT is SIP_EXTERNAL_ADDRESS.`,
      );

/** A datagram's way is chosen, but none is sent. */
const routeTo = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.connect(9, address, () => {
      const from = socket.address().address;
      socket.close();
      resolve(from);
    });
  });

/** Whether the address outside has one, and a way leads there. */
export const lookAtOutside = async ({ sip }: Config): Promise<Finding | null> => {
  const { externalAddress: outside, address } = sip;
  if (outside === null) {
    return address.startsWith('127.')
      ? null
      : well('SIP_EXTERNAL_ADDRESS is not set: right, unless this server is behind a NAT.');
  }
  try {
    const { address: found } = await lookup(outside, { family: 4 });
    const from = await routeTo(found);
    return well(`SIP_EXTERNAL_ADDRESS, ${outside}, is ${found}; the way there begins at ${from}.`);
  } catch (error) {
    return wrong(
      `SIP_EXTERNAL_ADDRESS, ${outside}, cannot be reached (${reasonOf(error)}).`,
      'Set it to the address that others see, and look at the routes of this machine: ip route.',
    );
  }
};

/** Whether the certificate is one, is of its key, and for how long. */
export const lookAtCertificate = async ({ tls }: Config, now: number): Promise<Finding | null> => {
  if (tls === null) return null;
  try {
    const { cert } = await readCertificate(tls);
    const { validTo, subjectAltName = 'no name' } = new X509Certificate(cert);
    const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
    const what = `The certificate (${subjectAltName}) is valid until ${validTo}.`;
    if (days < 0)
      return wrong(what, 'It has run out: renew it. A running service takes it within the hour.');
    return days < EXPIRES_SOON_DAYS
      ? doubtful(what, 'Renew it. A running service takes it within the hour.')
      : well(what);
  } catch (error) {
    return wrong(
      reasonOf(error),
      'Set TLS_CERT and TLS_KEY to files of one pair that this account can read.',
    );
  }
};

const MAKE_ROOM = 'Make room, or move the database (DATABASE_PATH).';

/** Whether the database has room. */
export const lookAtDisk = async ({ databasePath, disk }: Config): Promise<Finding> => {
  try {
    const bytes = await freeSpaceAt(databasePath);
    const what = `Where the database is, ${(bytes / 1e9).toFixed(1)} GB are free.`;
    if (bytes < disk.reserveBytes) {
      return wrong(`${what} Nothing new is begun.`, MAKE_ROOM);
    }
    return bytes < disk.lowBytes ? doubtful(what, MAKE_ROOM) : well(what);
  } catch (error) {
    return wrong(
      `The folder of the database cannot be seen (${reasonOf(error)}).`,
      'Set DATABASE_PATH, or start the service once: it makes the folder.',
    );
  }
};

const run = promisify(execFile);

/** Whether the machine's clock is kept right. */
export const lookAtClock = async (): Promise<Finding> => {
  try {
    const { stdout } = await run('timedatectl', ['show', '--property=NTPSynchronized', '--value']);
    return stdout.trim() === 'yes'
      ? well('The clock is kept right (NTP).')
      : doubtful('The clock is not kept right.', 'timedatectl set-ntp true');
  } catch {
    return doubtful(
      'Nobody here can tell whether the clock is kept right.',
      'Run a service that does, such as chrony. Waits go by elapsed time; reports, opening hours and certificates go by the clock.',
    );
  }
};
