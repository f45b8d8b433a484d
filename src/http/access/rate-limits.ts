import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitName } from '../protocol/http-refusal.ts';
import { httpRefusals } from '../protocol/http-refusals.ts';

/** How many requests are let in. 0: any number. */
export interface RateLimitSettings {
  /** A second, with one key. */
  readonly perKey: number;
  /** A second, from one address. */
  readonly perAddress: number;
  /** A minute, with a key that is none, from one address. */
  readonly failedPerAddress: number;
}

/** Limits a second are counted over so long, so that a burst is no offence. */
const WINDOW_S = 10;
const FAILURES_WINDOW_S = 60;
/** Of an IPv6 address: what belongs to one subscriber (RFC 6177). */
const NETWORK_PARTS = 4;

class Limit {
  readonly #limit: LimitName;
  readonly #most: number;
  readonly #periodS: number;
  readonly #limiter: RateLimiterMemory | null;

  constructor(limit: LimitName, most: number, periodS: number) {
    this.#limit = limit;
    this.#most = most;
    this.#periodS = periodS;
    this.#limiter = most === 0 ? null : new RateLimiterMemory({ points: most, duration: periodS });
  }

  /** @throws TooManyRequests */
  async count(name: string): Promise<void> {
    if (this.#limiter === null) return;
    try {
      await this.#limiter.consume(name);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const { consumedPoints: given, msBeforeNext } = error;
      const reached = { limit: this.#limit, most: this.#most, given, periodS: this.#periodS };
      throw httpRefusals.tooManyRequests(reached, msBeforeNext);
    }
  }

  /** Counts more of it than one, which nobody is refused for by now. */
  async charge(name: string, points: number): Promise<void> {
    await this.#limiter?.penalty(name, points);
  }
}

/** What addresses of one subscriber have in common. */
export const hostOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? parsed.parts.slice(0, NETWORK_PARTS).join(':')
    : parsed.toString();
};

const MOST_HOSTS = 1000;

/** Remembers hosts of addresses: most requests come from few. */
class Hosts {
  readonly #known = new Map<string, string>();

  of(address: string): string {
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_HOSTS) this.#known.clear();
    const host = hostOf(address);
    this.#known.set(address, host);
    return host;
  }
}

/** Keeps one client from taking all, and from guessing keys. All of it throws TooManyRequests. */
export class RateLimits {
  readonly #keys: Limit;
  readonly #addresses: Limit;
  readonly #failures: Limit;
  readonly #hosts = new Hosts();

  constructor({ perKey, perAddress, failedPerAddress }: RateLimitSettings) {
    this.#keys = new Limit('requests-with-key', perKey * WINDOW_S, WINDOW_S);
    this.#addresses = new Limit('requests-from-address', perAddress * WINDOW_S, WINDOW_S);
    this.#failures = new Limit('requests-without-key', failedPerAddress, FAILURES_WINDOW_S);
  }

  countAddress(address: string): Promise<void> {
    return this.#addresses.count(this.#hosts.of(address));
  }

  countKey(id: string): Promise<void> {
    return this.#keys.count(id);
  }

  /** What a request turned out to be worth, besides itself. */
  chargeKey(id: string, requests: number): Promise<void> {
    return this.#keys.charge(id, requests);
  }

  countFailure(address: string): Promise<void> {
    return this.#failures.count(this.#hosts.of(address));
  }
}
