/** Wakes the one who waits for it. A signal that is raised while nobody waits wakes the next who does. */
export class Signal {
  #isRaised = false;
  #wake: (() => void) | null = null;

  readonly raise = (): void => {
    this.#isRaised = true;
    this.#wake?.();
  };

  async wait(): Promise<void> {
    if (!this.#isRaised) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
    this.#isRaised = false;
  }
}
