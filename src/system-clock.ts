import type { Clock } from './operations/ports/clock.ts';

/** Longest delay that Node's timers take; what lies further off is reached in several. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** The machine's clock. A timer of Node may fire a little early: then it is set again. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt: (moment, wake) => {
    let timer: NodeJS.Timeout | undefined;
    const sleep = (): void => {
      const delay = moment - Date.now();
      if (delay <= 0 && timer !== undefined) wake();
      else timer = setTimeout(sleep, Math.min(Math.max(delay, 0), LONGEST_DELAY_MS));
    };
    sleep();
    return () => {
      clearTimeout(timer);
    };
  },
};
