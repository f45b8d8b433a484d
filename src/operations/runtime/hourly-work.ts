import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

const EVERY_MS = 60 * 60 * 1000;

/** How work that takes long gives way to others, and learns that it is to end. */
export interface Pace {
  readonly isStopped: boolean;
  /** Does nothing for so long, or until a stop; answers whether to go on. */
  rest(ms: number): Promise<boolean>;
}

export interface HourlyWorkDeps {
  readonly clock: Clock;
  readonly log: Logger;
  /** Until it is done for the first time: after the start there is enough to do. */
  readonly firstAfterMs: number;
  /** Done in portions with a rest after each, so that nobody waits for more than one of them. */
  readonly work: (pace: Pace) => Promise<void>;
  /** What the log says if it throws. */
  readonly failure: string;
}

/** Work that is done again an hour after it was done, or after it failed. */
export class HourlyWork implements Pace {
  readonly #deps: HourlyWorkDeps;
  #cancel: () => void = () => undefined;
  #working: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(deps: HourlyWorkDeps) {
    this.#deps = deps;
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  start(): void {
    this.#wakeAfter(this.#deps.firstAfterMs);
  }

  /** Ends after the portion that is being done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#working;
  }

  async rest(ms: number): Promise<boolean> {
    if (this.#stopped) return false;
    const { clock } = this.#deps;
    await new Promise<void>((resolve) => {
      const cancel = clock.wakeAt(clock.now() + ms, resolve);
      this.#cancel = () => {
        cancel();
        resolve();
      };
    });
    return !this.#stopped;
  }

  #wakeAfter(ms: number): void {
    if (this.#stopped) return;
    const { clock } = this.#deps;
    this.#cancel = clock.wakeAt(clock.now() + ms, () => {
      this.#working = this.#work();
    });
  }

  async #work(): Promise<void> {
    const { work, failure, log } = this.#deps;
    try {
      await work(this);
    } catch (error) {
      log.warn({ err: error }, `${failure}; trying again in an hour`);
    }
    this.#wakeAfter(EVERY_MS);
  }
}
