import ipaddr from 'ipaddr.js';

/** What the service allows for gateways of extensions. */
export interface GatewaySettings {
  /** They may be on this machine, too: for tests. */
  readonly allowLocal: boolean;
}

/** Ranges in which no gateway of anybody is: this machine, the line it hangs on, everybody. */
const NOBODYS: ReadonlySet<string> = new Set([
  'loopback',
  'linkLocal',
  'multicast',
  'unspecified',
  'broadcast',
]);

const PORT = /:([0-9]{1,5})$/;

/** Whether the port at the end of an address, if there is one, is from 1 to 65535. */
export const hasPossiblePort = (address: string): boolean => {
  const port = Number(PORT.exec(address)?.[1] ?? 1);
  return port >= 1 && port <= 65_535;
};

/**
 * Whether an address, a host or IPv4 with a port or without, is this machine's or nobody's in particular. All
 * spellings of IPv4 count that resolvers take, such as `127.1` and `0x7f000001`.
 */
export const isLocalGateway = (address: string): boolean => {
  const host = address.replace(PORT, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return ipaddr.isValid(host) && NOBODYS.has(ipaddr.process(host).range());
};
