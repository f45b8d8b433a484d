import type { CallId, Instant } from './ids.ts';
import type { FailedAttempt, RouteInProgress, TaskEntry } from './queue-task.ts';

/** How long a caller who left the queue by a key may be away, in ms. */
export const KEPT_FOR_MS = 120_000;

/**
 * Where a caller was in the queue who left it by a key. They have this place again if they are handed in
 * soon and their enqueue says so.
 */
export interface KeptPlace {
  readonly callId: CallId;
  /** When they began to wait. */
  readonly since: Instant;
  readonly routes: readonly (readonly TaskEntry[])[];
  /** The route that was being tried. Its clocks run on. */
  readonly route: RouteInProgress;
  readonly attempts: readonly FailedAttempt[];
  /** When it is lost. */
  readonly until: Instant;
}
