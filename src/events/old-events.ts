import type { Clock } from '../operations/ports/clock.ts';
import type { OldEvents } from '../operations/ports/event-log.ts';
import type { Logger } from '../operations/ports/logger.ts';

const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
/** After the start there is enough to do. */
const FIRST_AFTER_MS = 2 * 60 * 1000;
const EVERY_MS = 60 * 60 * 1000;
/** Removed in one go; commits wait for no more than that. */
const AT_ONCE = 500;
const BREATHER_MS = 200;

interface Parts {
  readonly store: OldEvents;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Removes events that are seven days old, a few at a time. By then they are told or given up. */
export class OldEventsRemoval {
  readonly #parts: Parts;
  #cancel: () => void = () => undefined;
  #working: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    this.#wakeAfter(FIRST_AFTER_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#working;
  }

  #wakeAfter(ms: number): void {
    const { clock } = this.#parts;
    if (this.#stopped) return;
    this.#cancel = clock.wakeAt(clock.now() + ms, () => {
      this.#working = this.#removeSome();
    });
  }

  async #removeSome(): Promise<void> {
    const { store, clock, log } = this.#parts;
    try {
      const removed = await store.removeEventsBefore(clock.now() - KEPT_FOR_MS, AT_ONCE);
      if (removed > 0) log.debug({ removed }, 'old events removed');
      this.#wakeAfter(removed < AT_ONCE ? EVERY_MS : BREATHER_MS);
    } catch (error) {
      log.warn({ err: error }, 'cannot remove old events; trying again in an hour');
      this.#wakeAfter(EVERY_MS);
    }
  }
}
