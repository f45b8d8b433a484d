/** Looks up the names of hosts. */
export interface HostNames {
  /**
   * All addresses of a host, IPv4 and IPv6; none: it has none, or they could not be looked up in time.
   * @param owner for whom: one owner's slow names do not hold up the others'
   */
  addressesOf(host: string, owner: string): Promise<readonly string[]>;
}
