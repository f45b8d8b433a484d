import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import { HourlyWork } from './runtime/hourly-work.ts';
import type { Sessions } from './sessions.ts';

const FIRST_AFTER_MS = 3 * 60 * 1000;

interface Parts {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Removes sessions that are over, and links whose time is up. */
export const sessionsRemoval = ({ sessions, clock, log }: Parts): HourlyWork =>
  new HourlyWork({
    clock,
    log,
    firstAfterMs: FIRST_AFTER_MS,
    work: async () => {
      const removed = await sessions.removeOver();
      if (removed.sessions + removed.links > 0) log.debug(removed, 'sessions and links removed');
    },
    failure: 'cannot remove sessions that are over',
  });
