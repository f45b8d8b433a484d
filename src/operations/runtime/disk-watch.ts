import type { DiskLevel } from '../../domain/disk-level.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** The less there is, the sooner it may be gone. */
const LOOK_AFTER_MS: Readonly<Record<DiskLevel, number>> = {
  enough: 10_000,
  low: 5000,
  full: 1000,
};
/** There has to be so many times as much for a level to be left, lest it comes and goes. */
const TO_LEAVE = 1.25;
/** More than SQLite writes into its journal, some 4 MB, before it begins it anew. */
const KEPT_BYTES = 6_000_000;

/** From which number of free bytes on the disk counts as nearly full, and as full. */
export interface DiskLimits {
  readonly lowBytes: number;
  readonly reserveBytes: number;
}

const levelOf = (
  bytes: number,
  { lowBytes, reserveBytes }: DiskLimits,
  before: DiskLevel,
): DiskLevel => {
  const below = (limit: number, isLeft: boolean): boolean =>
    bytes < (isLeft ? limit * TO_LEAVE : limit);
  if (below(reserveBytes, before === 'full')) return 'full';
  return below(lowBytes, before !== 'enough') ? 'low' : 'enough';
};

/** What is needed to look. */
export interface DiskWatchDeps {
  /** Bytes that the service may still write where its database is. */
  readonly free: () => Promise<number>;
  /** Has the database keep so much room of its own, in bytes. */
  readonly keepRoom: (bytes: number) => Promise<void>;
  readonly limits: DiskLimits;
  /** Told of what is seen, over and over. */
  readonly onLevel: (level: DiskLevel) => void;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Looks how much room the database has left, and tells when that becomes little, and when it no longer is. Before
 * nothing is left the database takes some for itself, with which calls that go on come to their end.
 */
export class DiskWatch {
  readonly #deps: DiskWatchDeps;
  #level: DiskLevel = 'enough';
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
      await this.#tell(this.freeBytes);
    } catch (error) {
      this.freeBytes = null;
      log.warn({ err: error }, 'cannot see how much room the disk has');
    }
    if (this.#stopped) return;
    this.#cancel = clock.wakeAt(clock.now() + LOOK_AFTER_MS[this.#level], () => {
      this.start();
    });
  }

  async #tell(bytes: number): Promise<void> {
    const { limits, onLevel } = this.#deps;
    const before = this.#level;
    this.#level = levelOf(bytes, limits, before);
    if (this.#level !== before) this.#logLevel(bytes);
    onLevel(this.#level);
    if (this.#level !== 'enough') await this.#keepRoom();
  }

  async #keepRoom(): Promise<void> {
    try {
      await this.#deps.keepRoom(KEPT_BYTES);
    } catch (error) {
      this.#deps.log.debug({ err: error }, 'the database could keep no room');
    }
  }

  #logLevel(bytes: number): void {
    const { log } = this.#deps;
    const fields = { free_bytes: bytes };
    switch (this.#level) {
      case 'enough':
        log.info(fields, 'the disk has room again');
        return;
      case 'low':
        log.warn(fields, 'the disk is nearly full: make room where the database is');
        return;
      case 'full':
        log.error(
          fields,
          'the disk is full: make room where the database is; nothing new is begun',
        );
    }
  }
}
