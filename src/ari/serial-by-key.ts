/**
 * A serial queue for each key. A piece of work names its keys; it begins when all work before it with one of
 * these keys is done. Work without a key in common runs side by side.
 */
export class SerialByKey {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Settles as the work does. Work that fails does not stop the work after it. */
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

  #extend(key: string, tail: Promise<unknown>): void {
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
  }
}
