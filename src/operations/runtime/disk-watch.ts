import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

const LOOK_EVERY_MS = 30_000;
/** Enough for a day of calls: time to make room. */
const LOW_BYTES = 1_000_000_000;
/** Soon nothing can be stored any more. */
const ALMOST_NONE_BYTES = 100_000_000;

type Level = 'enough' | 'low' | 'almost-none';

const levelOf = (bytes: number): Level =>
  bytes >= LOW_BYTES ? 'enough' : bytes >= ALMOST_NONE_BYTES ? 'low' : 'almost-none';

/** What is needed to look. */
export interface DiskWatchDeps {
  /** Bytes that the service may still write where its database is. */
  readonly free: () => Promise<number>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Looks how much room the database has left, and tells the log when that becomes little, and when it no longer is. */
export class DiskWatch {
  readonly #deps: DiskWatchDeps;
  #level: Level = 'enough';
  #cancel: () => void = () => undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;
  /** As seen last; null: nobody could tell. */
  freeBytes: number | null = null;

  constructor(deps: DiskWatchDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#looking = this.#look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { free, clock, log } = this.#deps;
    try {
      this.freeBytes = await free();
      this.#tell(this.freeBytes);
    } catch (error) {
      this.freeBytes = null;
      log.warn({ err: error }, 'cannot see how much room the disk has');
    }
    if (this.#stopped) return;
    this.#cancel = clock.wakeAt(clock.now() + LOOK_EVERY_MS, () => {
      this.start();
    });
  }

  #tell(bytes: number): void {
    const level = levelOf(bytes);
    if (level === this.#level) return;
    this.#level = level;
    const { log } = this.#deps;
    const fields = { free_bytes: bytes };
    switch (level) {
      case 'enough':
        log.info(fields, 'the disk has room again');
        return;
      case 'low':
        log.warn(fields, 'the disk is nearly full: make room where the database is');
        return;
      case 'almost-none':
        log.error(fields, 'the disk is full: soon nothing can be stored, and no call be taken');
    }
  }
}
