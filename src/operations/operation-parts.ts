import type { Callcenters } from './callcenters.ts';
import type { Keys } from './keys.ts';
import type { Clock, EventLog, Recordings, Reports, Store, Telephony } from './ports.ts';

/** What the use cases in this folder work on. Each takes only the parts it needs. */
export interface OperationParts {
  readonly callcenters: Callcenters;
  readonly store: Store;
  readonly telephony: Telephony;
  readonly recordings: Recordings;
  readonly keys: Keys;
  readonly events: EventLog;
  readonly reports: Reports;
  readonly clock: Clock;
}
