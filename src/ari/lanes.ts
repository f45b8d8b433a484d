/**
 * Work that is done in order where it concerns the same thing and side by side elsewhere. A piece of
 * work names all it concerns and begins when everything before it on each of them is done.
 */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Rejects as the work does; what comes after it is done all the same. */
  run<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result> {
    const before = keys.flatMap((key) => this.#tails.get(key) ?? []);
    const result = before.length === 0 ? work() : Promise.all(before).then(work);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) this.#extend(key, tail);
    return result;
  }

  /** Resolves when all that is under way now is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }

  #extend(key: string, tail: Promise<unknown>): void {
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
  }
}
