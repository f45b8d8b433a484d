import type { Instant } from '../../domain/ids.ts';

/** Time, so that nothing in the operations knows the system's clock. */
export interface Clock {
  now(): Instant;
  /** Calls back once at that moment, or at once if it is past; answers how to cancel it. */
  wakeAt(moment: Instant, wake: () => void): () => void;
}
