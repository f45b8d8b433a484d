import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { CallcenterId, Instant } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/step.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Batch, CommitOutcome, Store } from '../ports/store.ts';
import { canBePutOff, lastOfEach, MOST_PUT_OFF_MS } from './put-off.ts';
import { retry } from './retry.ts';
import type { Tenure } from './tenure.ts';

export interface StepSaverDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tenure: Tenure;
}

/** Stores what was decided about one call center, as long as that is this process's to decide. */
export class StepSaver {
  readonly #id: CallcenterId;
  readonly #deps: StepSaverDeps;
  readonly #onFenced: () => void;
  #isStopped = false;
  /** What is stored with whatever is stored next. */
  #putOff: readonly RecordChange[] = [];
  /** When the first of it was decided. */
  #putOffSince: Instant | null = null;

  /** @param onFenced told once when another process owns the call center */
  constructor(id: CallcenterId, deps: StepSaverDeps, onFenced: () => void) {
    this.#id = id;
    this.#deps = deps;
    this.#onFenced = onFenced;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Nothing is stored any more, be it decided or not; what is being stored may be stored or not. */
  stop(): void {
    this.#isStopped = true;
  }

  /** When what was put off has to be stored; null: nothing was. */
  get storedAtLatest(): Instant | null {
    return this.#putOffSince === null ? null : this.#putOffSince + MOST_PUT_OFF_MS;
  }

  /**
   * Stores what steps decided, or puts it off where nobody is told of it.
   * @returns false: it never will be stored, as somebody else owns the call center
   */
  async save(outcomes: readonly Outcome[]): Promise<boolean> {
    const ofNow = outcomes.flatMap((outcome) => outcome.changes);
    const changes = lastOfEach([...this.#putOff, ...ofNow]);
    const now = this.#deps.clock.now();
    if (outcomes.every(canBePutOff) && now < (this.storedAtLatest ?? Infinity)) {
      this.#putOff = changes;
      if (changes.length > 0) this.#putOffSince ??= now;
      return true;
    }
    const events = outcomes.flatMap((outcome) => outcome.events);
    const figures = outcomes.flatMap((outcome) => outcome.figures);
    return this.commit({ changes, events, figures });
  }

  /** Stores what was put off. Returns as `save` does. */
  saveRest(): Promise<boolean> {
    return this.commit({ changes: this.#putOff, events: [], figures: [] });
  }

  /** A full disk delays, it does not lose. Returns as `save` does. */
  async commit(batch: Omit<Batch, 'callcenterId' | 'fence'>): Promise<boolean> {
    if (batch.changes.length > 0 || batch.events.length > 0) {
      if (this.#isStopped) return false;
      // Handed in again under the same number: it may have been stored although the answer was lost.
      const { store, tenure } = this.#deps;
      const whole = { callcenterId: this.#id, ...batch, ...tenure.nextFence() };
      if (!(await this.#untilStored(() => store.commit(whole)))) return false;
    }
    this.#putOff = [];
    this.#putOffSince = null;
    return true;
  }

  async #untilStored(commit: () => Promise<CommitOutcome>): Promise<boolean> {
    const fields = { callcenter_id: this.#id };
    const isOver = (): boolean => this.#isStopped;
    const say = (err: unknown): void => {
      this.#deps.log.error({ ...fields, err }, 'cannot store; trying again');
    };
    try {
      if ((await retry(commit, say, isOver)) !== 'fenced') return true;
    } catch (error) {
      if (!isOver()) throw error;
      return false;
    }
    this.#deps.log.warn(fields, 'another process owns the call center: it is dropped here');
    this.#onFenced();
    this.#deps.tenure.lost();
    return false;
  }
}
