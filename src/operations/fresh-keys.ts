import type { Keys } from './keys.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';

/** Before a key that was read the last time has to be read again. */
const EVERY_MS = 700;

export interface FreshKeysDeps {
  readonly keys: Pick<Keys, 'refresh'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Has the keys that are in use read again and again, so that requests do not wait for it. */
export class FreshKeys {
  readonly #deps: FreshKeysDeps;
  #cancel: () => void = () => undefined;
  #reading: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(deps: FreshKeysDeps) {
    this.#deps = deps;
  }

  start(): void {
    if (this.#stopped) return;
    const { clock } = this.#deps;
    this.#cancel = clock.wakeAt(clock.now() + EVERY_MS, () => {
      this.#reading = this.#read();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#reading;
  }

  async #read(): Promise<void> {
    const { keys, log } = this.#deps;
    try {
      await keys.refresh();
    } catch (error) {
      // Whoever asks with one reads it themselves, and is told.
      log.debug({ err: error }, 'cannot read keys before they are asked for');
    }
    this.start();
  }
}
