import { setTimeout as pause } from 'node:timers/promises';

/** Most commands take some milliseconds. Asterisk is looked at without those that take so long. */
const PATIENCE_MS = 500;
const LOOK_EVERY_MS = 10;

interface One {
  readonly keys: readonly string[];
  readonly since: number;
  /** Asterisk was looked at meanwhile. */
  isOverlooked: boolean;
}

/** The commands that Asterisk has not answered yet. */
export class UnderWay {
  readonly #all = new Set<One>();

  async run<Result>(
    keys: readonly string[],
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly wasOverlooked: boolean }> {
    const one: One = { keys, since: performance.now(), isOverlooked: false };
    this.#all.add(one);
    try {
      const result = await work();
      return { result, wasOverlooked: one.isOverlooked };
    } finally {
      this.#all.delete(one);
    }
  }

  /** Until all are done but those that hang, which are overlooked from now on. */
  async settle(): Promise<void> {
    while (this.#fresh().length > 0) await pause(LOOK_EVERY_MS);
    for (const one of this.#all) one.isOverlooked = true;
  }

  /** What the overlooked ones are about. */
  get overlookedKeys(): readonly string[] {
    return [...this.#all].filter(({ isOverlooked }) => isOverlooked).flatMap(({ keys }) => keys);
  }

  #fresh(): readonly One[] {
    const now = performance.now();
    return [...this.#all].filter(({ since }) => now - since < PATIENCE_MS);
  }
}
