import type { CallId, ConversationId, Instant } from '../../ids.ts';

/** What other hands did is put right so often within `SPAN_MS`; then it is given up. */
const MOST_TRIES = 5;
const SPAN_MS = 10_000;
/** Nothing is put right more often than five times a second, whatever two programs do to each other. */
const BETWEEN_TRIES_MS = 200;

/**
 * Counts how often each call and each bridge was put right of late: two programs that want it in two
 * places would go on for ever.
 */
export class RepairAttempts {
  readonly #tries = new Map<CallId | ConversationId, readonly Instant[]>();

  /**
   * Whether something that is not as it should be is to be put right now, and notes so if it is.
   * `wait`: it was a moment ago, and may not have been done yet.
   */
  next(id: CallId | ConversationId, now: Instant): 'try' | 'wait' | 'give-up' {
    const tries = (this.#tries.get(id) ?? []).filter((at) => Math.abs(now - at) < SPAN_MS);
    if (tries.some((at) => Math.abs(now - at) < BETWEEN_TRIES_MS)) return 'wait';
    if (tries.length >= MOST_TRIES) return 'give-up';
    this.#tries.set(id, [...tries, now]);
    return 'try';
  }

  forget(id: CallId | ConversationId): void {
    this.#tries.delete(id);
  }
}
