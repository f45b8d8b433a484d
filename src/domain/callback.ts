import type { PhoneFailure } from './call.ts';
import type { Instant } from './ids.ts';

/** Who is called first when the turn of a callback comes. */
export type CalledFirst = 'agent' | 'number';

/** How a callback came to be: a caller pressed the key, or somebody asked by the API. */
export type CallbackAskedBy = 'key' | 'api';

/** Whom to call back, and how far that is. */
export interface Callback {
  readonly number: string;
  /** The caller's, as Asterisk told it; empty: not known. */
  readonly name: string;
  /** Shown to the number as caller; null: what the trunk shows. */
  readonly from: string | null;
  readonly first: CalledFirst;
  /** How often the number is called at most. */
  readonly tries: number;
  /** From a call in vain to the next. */
  readonly retryMs: number;
  readonly askedAt: Instant;
  readonly askedBy: CallbackAskedBy;
  /** How often the number was called in vain. */
  readonly failed: number;
  /** How it failed the last time; null: it did not. */
  readonly lastFailure: PhoneFailure | null;
}

/** How long the number rings. */
export const CALLBACK_RING_MS = 45_000;

/** How long a callback waits that no line is left for. */
export const CALLBACK_RECHECK_MS = 10_000;
