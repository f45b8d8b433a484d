import { HourlyWork, type Pace } from './runtime/hourly-work.ts';
import type { Clock } from './ports/clock.ts';
import type { OldEvents } from './ports/event-log.ts';
import type { Logger } from './ports/logger.ts';

const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const FIRST_AFTER_MS = 2 * 60 * 1000;
/** Removed in one go; commits wait for no more than that. */
const AT_ONCE = 500;
const BREATHER_MS = 200;

interface Parts {
  readonly store: OldEvents;
  readonly clock: Clock;
  readonly log: Logger;
}

const removeOldEvents = async ({ store, clock, log }: Parts, pace: Pace): Promise<void> => {
  let removed: number;
  do {
    removed = await store.removeEventsBefore(clock.now() - KEPT_FOR_MS, AT_ONCE);
    if (removed > 0) log.debug({ removed }, 'old events removed');
  } while (removed === AT_ONCE && (await pace.rest(BREATHER_MS)));
};

/** Removes events that are seven days old. By then they are told or given up. */
export const oldEventsRemoval = (parts: Parts): HourlyWork =>
  new HourlyWork({
    clock: parts.clock,
    log: parts.log,
    firstAfterMs: FIRST_AFTER_MS,
    work: (pace) => removeOldEvents(parts, pace),
    failure: 'cannot remove old events',
  });
