import type { OwnerLookup } from './owner-lookup.ts';

const LOOKS_EACH_MS = 500;

/** Looks whether the process that is asked is still in charge: one that was stopped in the middle never answers. */
export class ChargeWatch {
  readonly #changed = new AbortController();
  readonly #timer: NodeJS.Timeout;

  /** @param owner where it is */
  constructor(owners: OwnerLookup, owner: string) {
    this.#timer = setInterval(() => {
      void owners.owner().then((now) => {
        if (now !== null && now !== owner) this.#changed.abort();
      });
    }, LOOKS_EACH_MS);
  }

  /** Another one is in charge. */
  get over(): AbortSignal {
    return this.#changed.signal;
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
