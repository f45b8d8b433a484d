/** Those who want to be told something. One that throws does not keep it from the others. */
export class Listeners<T> {
  readonly #listeners: ((told: T) => void)[] = [];
  readonly #failed: (error: unknown) => void;

  /** @param failed is told what a listener threw */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  readonly add = (listener: (told: T) => void): void => {
    this.#listeners.push(listener);
  };

  tell(told: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(told);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}
