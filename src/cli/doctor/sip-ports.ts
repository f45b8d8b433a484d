import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Config } from '../../config.ts';
import { type Finding, well, wrong } from './finding.ts';

/** Where Asterisk is to take SIP. */
interface SipPort {
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly setting: 'SIP_PORT' | 'SIP_TLS_PORT';
  readonly port: number;
}

type Use = 'free' | 'taken' | 'unknown';

const useOf = ({ code }: NodeJS.ErrnoException): Use =>
  code === 'EADDRINUSE' ? 'taken' : 'unknown';

const useOfUdp = (address: string, port: number): Promise<Use> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', (error) => {
      resolve(useOf(error));
    });
    socket.bind({ address, port, exclusive: true }, () => {
      socket.close(() => {
        resolve('free');
      });
    });
  });

const useOfTcp = (address: string, port: number): Promise<Use> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      resolve(useOf(error));
    });
    server.listen(port, address, () =>
      server.close(() => {
        resolve('free');
      }),
    );
  });

const portsOf = ({ sip }: Pick<Config, 'sip'>): SipPort[] =>
  sip.transports.flatMap((transport): SipPort[] => {
    if (transport === 'tls') return [{ transport, setting: 'SIP_TLS_PORT', port: sip.tlsPort }];
    return sip.port === null ? [] : [{ transport, setting: 'SIP_PORT', port: sip.port }];
  });

const isHere = ({ ari }: Pick<Config, 'ari'>): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(ari.url).hostname);

const ANEW =
  'It runs with other settings, or found the port taken: npm run asterisk -- up brings it up with these, and says so; npm run asterisk -- logs shows more.';

const oddUse = (
  { transport, setting, port }: SipPort,
  use: Use,
  address: string,
  isUp: boolean,
): Finding | null => {
  const where = `${address}:${port} (${transport})`;
  if (isUp && use === 'free')
    return wrong(`Asterisk runs, but nothing takes SIP at ${where}.`, ANEW);
  if (isUp || use !== 'taken') return null;
  return wrong(
    `SIP’s port, ${where}, is taken, though Asterisk does not answer.`,
    `Stop what has it (ss -lnp shows it), or set ${setting} to another.`,
  );
};

/**
 * Whether Asterisk has the ports of SIP that it is to have, or can have them.
 * @param isUp whether it answers; of one on another machine nothing can be seen
 */
export const lookAtSipPorts = async (
  config: Pick<Config, 'sip' | 'ari'>,
  isUp: boolean,
): Promise<Finding[]> => {
  const { address } = config.sip;
  const ports = isHere(config) ? portsOf(config) : [];
  const odd: Finding[] = [];
  for (const one of ports) {
    const ask = one.transport === 'udp' ? useOfUdp : useOfTcp;
    const found = oddUse(one, await ask(address, one.port), address, isUp);
    if (found !== null) odd.push(found);
  }
  if (odd.length > 0 || !isUp || ports.length === 0) return odd;
  return [
    well(
      `SIP is taken at ${ports.map(({ port, transport }) => `${address}:${port} (${transport})`).join(', ')}.`,
    ),
  ];
};
