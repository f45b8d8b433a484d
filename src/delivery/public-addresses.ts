import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A receiver that is not on the public internet. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';

  constructor(host: string) {
    super(`${host} has no public address`);
  }
}

/**
 * Whether an address belongs to the public internet: not to this machine, its networks, or one of the
 * ranges kept for something else, in which IPv4 may hide within IPv6 (RFC 6890).
 */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/** Host of a URL as an address, without the brackets of IPv6; null: it is a name. */
const addressIn = ({ hostname }: URL): string | null => {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? null : host;
};

/**
 * A name is looked at when it is looked up, see `publicLookup`.
 * @throws NotPublic
 */
export const refusePrivateAddress = (url: URL): void => {
  const address = addressIn(url);
  if (address !== null && !isPublic(address)) throw new NotPublic(address);
};

/**
 * Looks up names for connections, and gives their public addresses alone. The connection goes to what
 * was looked at here, so that a name that changes its address in between (DNS rebinding) gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const addresses = found.filter(({ address }) => isPublic(address));
    const [first] = addresses;
    if (first === undefined) callback(new NotPublic(hostname), []);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
