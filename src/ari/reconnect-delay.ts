import type { AriErrorKind } from './ari-error.ts';

const FIRST_MS = 75;
/** Waiting callers hear nothing new while we are away, and trying a closed port costs next to nothing. */
const LONGEST_MS = 1_000;
/** A wrong password does not become right by itself, and each try is a line in Asterisk's security log. */
const LONGEST_UNAUTHORIZED_MS = 5_000;

/** Whoever took the application over is to have it: how long until it is looked for whether they are gone. */
const FIRST_TAKEN_OVER_MS = 4_000;
const LONGEST_TAKEN_OVER_MS = 60_000;

const PAUSES: Readonly<Record<AriErrorKind, readonly [first: number, longest: number]>> = {
  refused: [FIRST_MS, LONGEST_MS],
  unavailable: [FIRST_MS, LONGEST_MS],
  'timed-out': [FIRST_MS, LONGEST_MS],
  unauthorized: [FIRST_MS, LONGEST_UNAUTHORIZED_MS],
  'taken-over': [FIRST_TAKEN_OVER_MS, LONGEST_TAKEN_OVER_MS],
};

/**
 * Pause before the next try to reach Asterisk, in ms. It doubles with each failed try and never gives up.
 * Half of it is random, so that several services do not knock at the same instant.
 *
 * @param failures how many tries in a row have failed before, from 0
 * @param random a number in [0, 1)
 */
export function reconnectDelayMs(failures: number, reason: AriErrorKind, random: number): number {
  const [first, longest] = PAUSES[reason];
  const full = Math.min(longest, first * 2 ** failures);
  return full / 2 + (full / 2) * random;
}
