type Start = () => void;

/**
 * Places that are shared: each owner has few at a time, and who waits for one is served in turn with the
 * other owners who wait, however much each of them wants.
 */
export class FairSemaphore {
  readonly #places: number;
  readonly #perOwner: (owner: string) => number;
  #taken = 0;
  readonly #takenBy = new Map<string, number>();
  /** Owners in the order of their turns. */
  readonly #waiting = new Map<string, Start[]>();

  /** @param places of all together @param perOwner at most, which may differ and change */
  constructor(places: number, perOwner: number | ((owner: string) => number)) {
    this.#places = places;
    this.#perOwner = typeof perOwner === 'number' ? () => perOwner : perOwner;
  }

  /** Begins when there is a place. */
  async run<Result>(owner: string, work: () => Promise<Result>): Promise<Result> {
    if (!this.#mayBegin(owner) || this.#waiting.has(owner)) {
      await new Promise<void>((resolve) => {
        const waiting = this.#waiting.get(owner) ?? [];
        this.#waiting.set(owner, [...waiting, resolve]);
      });
    } else this.#take(owner);
    try {
      return await work();
    } finally {
      this.#leave(owner);
    }
  }

  #mayBegin(owner: string): boolean {
    return this.#taken < this.#places && (this.#takenBy.get(owner) ?? 0) < this.#perOwner(owner);
  }

  #take(owner: string): void {
    this.#taken += 1;
    this.#takenBy.set(owner, (this.#takenBy.get(owner) ?? 0) + 1);
  }

  #leave(owner: string): void {
    this.#taken -= 1;
    const left = (this.#takenBy.get(owner) ?? 1) - 1;
    if (left === 0) this.#takenBy.delete(owner);
    else this.#takenBy.set(owner, left);
    this.#beginNext();
  }

  #beginNext(): void {
    const next = [...this.#waiting].find(([owner]) => this.#mayBegin(owner));
    if (next === undefined) return;
    const [owner, [begin, ...others]] = next;
    this.#waiting.delete(owner);
    // Behind the others who wait.
    if (others.length > 0) this.#waiting.set(owner, others);
    this.#take(owner);
    begin?.();
  }
}
