import type { Config } from './config.ts';

/** Addresses that only programs on this machine reach. */
export const staysHere = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

const ofHttp = ({ host, tls, access }: Config): string[] => {
  if (staysHere(host) || tls !== null) return [];
  const open = `The API is open to others (HOST=${host}) without TLS: who is on the way reads keys, names and numbers.`;
  return access.trustedProxies > 0
    ? [`${open} Let none but your proxy reach it.`]
    : [`${open} Set TLS_CERT and TLS_KEY, or put a proxy with TLS before it.`];
};

const ofSip = ({ sip: { address, port, transports, srtp } }: Config): string[] => {
  if (port === null || staysHere(address)) return [];
  const plain = transports.filter((transport) => transport !== 'tls').join(' and ');
  const said: string[] = [];
  if (plain !== '') {
    const keys = srtp === 'off' ? '' : ', and the keys of encrypted voice';
    said.push(
      `SIP is open to others (SIP_ADDRESS=${address}) over ${plain}, unencrypted: who is on the way reads who calls whom${keys}. SIP_TRANSPORTS=tls leaves them out.`,
    );
  }
  if (srtp !== 'required') {
    const who = srtp === 'off' ? 'is not encrypted' : 'is encrypted only where the phone wants it';
    said.push(`Voice ${who}: who is on the way hears it. SRTP=required refuses all other calls.`);
  }
  return said;
};

/** What others can read of what is set to be reachable from elsewhere, for whoever starts the service. */
export const exposuresOf = (config: Config): readonly string[] => [
  ...ofHttp(config),
  ...ofSip(config),
];
