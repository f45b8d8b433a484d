import { lookup } from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { FairSemaphore } from './fair-semaphore.ts';
import type { HostNames } from './operations/ports/host-names.ts';

/** An answer that comes later counts as none. */
const PATIENCE_MS = 5000;
/** Node looks up two names at a time, those of webhooks included. */
const AT_A_TIME = 2;

type LookUp = (host: string) => Promise<readonly string[]>;

/** As this machine looks names up, its own file of hosts included. */
const systemLookUp: LookUp = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Looks names up, one of an owner at a time.
 * @param lookUp rejects where there is nothing to be found
 */
export const hostNames = (lookUp = systemLookUp, patienceMs = PATIENCE_MS): HostNames => {
  const places = new FairSemaphore(AT_A_TIME, 1);
  // Whatever the reason is that nothing was found, nobody could be called there now.
  const found = (host: string): Promise<readonly string[]> => lookUp(host).catch(() => []);
  return {
    addressesOf: async (host, owner) => {
      const given = new AbortController();
      const late = wait(patienceMs, [], { signal: given.signal }).catch(() => []);
      try {
        // Its place is taken until the look-up ends, even if nobody waits for it any more.
        return await Promise.race([places.run(owner, () => found(host)), late]);
      } finally {
        given.abort();
      }
    },
  };
};
