import ipaddr from 'ipaddr.js';
import type { HostNames } from './ports/host-names.ts';

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

/** What can be wrong with where a gateway is said to be. */
export type GatewayFault =
  /** The name has no address that this service could find. */
  | 'unknown'
  /** It is this machine's, or nobody's in particular. */
  | 'local';

const isNobodys = (address: string): boolean =>
  ipaddr.isValid(address) && NOBODYS.has(ipaddr.process(address).range());

/**
 * What is wrong with an address, a host or IPv4 with a port or without; null: nothing. All spellings of IPv4
 * count that resolvers take, such as `127.1` and `0x7f000001`. A name is looked up, and each of its addresses
 * counts: whoever calls may take any.
 */
export const gatewayFault = async (
  address: string,
  addressesOf: (host: string) => ReturnType<HostNames['addressesOf']>,
): Promise<GatewayFault | null> => {
  const host = address.replace(PORT, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost')) return 'local';
  if (ipaddr.isValid(host)) return isNobodys(host) ? 'local' : null;
  const found = await addressesOf(host);
  if (found.length === 0) return 'unknown';
  return found.some(isNobodys) ? 'local' : null;
};
