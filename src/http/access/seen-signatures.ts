import type { Instant } from '../../domain/ids.ts';

/** Signatures that were used, until they are not valid any more: each is good for one request that is taken once. */
export class SeenSignatures {
  /** Until when each is valid, in the order in which they came. */
  readonly #validUntil = new Map<string, Instant>();

  /** @returns false: it was used before */
  use(signature: string, validUntil: Instant, now: Instant): boolean {
    this.#removeOld(now);
    if (this.#validUntil.has(signature)) return false;
    this.#validUntil.set(signature, validUntil);
    return true;
  }

  /** Clocks differ, so they do not come in the order in which they expire: one that is valid ends it. */
  #removeOld(now: Instant): void {
    for (const [signature, validUntil] of this.#validUntil) {
      if (validUntil >= now) return;
      this.#validUntil.delete(signature);
    }
  }
}
