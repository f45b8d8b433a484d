import type { CallcenterId, Instant } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import type { OperationParts } from './operation-parts.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import { removeHistory } from './remove-history.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** After the start there is enough to do. */
const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 60 * 60 * 1000;
/** Of the store's time this much at most: a batch is followed by a pause so many times as long. */
const PAUSE_FACTOR = 20;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2000;

interface Parts extends Pick<OperationParts, 'callcenters' | 'store' | 'recordings'> {
  readonly clock: Clock;
  readonly log: Logger;
}

/** Removes history that is older than its call center's `retention_days`, once an hour. */
export class Retention {
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

  /** Ends after the batch that is being removed. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#working;
  }

  #wakeAfter(ms: number): void {
    if (this.#stopped) return;
    const { clock } = this.#parts;
    this.#cancel = clock.wakeAt(clock.now() + ms, () => {
      this.#working = this.#work();
    });
  }

  async #work(): Promise<void> {
    for (const id of this.#parts.callcenters.ids()) {
      if (!this.#stopped) await this.#removeOldOf(id);
    }
    this.#wakeAfter(EVERY_MS);
  }

  async #removeOldOf(id: CallcenterId): Promise<void> {
    const { log } = this.#parts;
    try {
      const before = this.#keptSince(id);
      if (before === null) return;
      const removed = await removeHistory(this.#parts, id, before, this.#breather());
      if (removed.queueTasks + removed.conversations + removed.figures === 0) return;
      const { queueTasks: queue_tasks, conversations, figures } = removed;
      log.info({ callcenter_id: id, queue_tasks, conversations, figures }, 'history removed');
    } catch (error) {
      log.warn({ callcenter_id: id, err: error }, 'cannot remove history; trying again in an hour');
    }
  }

  /** null: for ever, or there is no such call center any more. */
  #keptSince(id: CallcenterId): Instant | null {
    try {
      const { retentionDays } = this.#parts.callcenters.find(id).world.callcenter.settings;
      return retentionDays === 0 ? null : this.#parts.clock.now() - retentionDays * DAY_MS;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** A pause that is as long as the batch before it deserves. */
  #breather(): () => Promise<boolean> {
    const { clock } = this.#parts;
    let began = clock.now();
    return async () => {
      if (this.#stopped) return false;
      const deserved = (clock.now() - began) * PAUSE_FACTOR;
      const pauseMs = Math.min(Math.max(deserved, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
      await this.#pause(pauseMs);
      began = clock.now();
      return !this.#stopped;
    };
  }

  #pause(ms: number): Promise<void> {
    const { clock } = this.#parts;
    return new Promise((resolve) => {
      const cancel = clock.wakeAt(clock.now() + ms, resolve);
      this.#cancel = () => {
        cancel();
        resolve();
      };
    });
  }
}
