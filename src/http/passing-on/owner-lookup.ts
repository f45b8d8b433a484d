/** How long what was found counts. In ms: many requests come within. */
const FRESH_FOR_MS = 100;

/** Where the process is that does the work, asked for once for all requests of a moment. */
export class OwnerLookup {
  readonly #find: () => Promise<string | null>;
  #asked: Promise<string | null> = Promise.resolve(null);
  #askedAt = Number.NEGATIVE_INFINITY;

  /** @param find answers its URL; null: there is none */
  constructor(find: () => Promise<string | null>) {
    this.#find = find;
  }

  /** null: there is none, or nobody knows. */
  owner(): Promise<string | null> {
    const now = performance.now();
    if (now - this.#askedAt >= FRESH_FOR_MS) {
      this.#askedAt = now;
      this.#asked = this.#find().catch(() => null);
    }
    return this.#asked;
  }

  /** Where it was said to be nobody answered as they should: the next who asks is told anew. */
  doubt(): void {
    this.#askedAt = Number.NEGATIVE_INFINITY;
  }
}
