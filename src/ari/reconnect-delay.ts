import type { AriErrorKind } from './ari-error.ts';

const FIRST_MS = 75;
/** Waiting callers hear nothing new while we are away, and trying a closed port costs next to nothing. */
const LONGEST_MS = 1_000;
/** A wrong password does not become right by itself, and each try is a line in Asterisk's security log. */
const LONGEST_UNAUTHORIZED_MS = 5_000;

/**
 * Pause before the next try to reach Asterisk, in ms. It doubles with each failed try and never gives up.
 * Half of it is random, so that several services do not knock at the same instant.
 *
 * @param failures how many tries in a row have failed before, from 0
 * @param random a number in [0, 1)
 */
export function reconnectDelayMs(failures: number, reason: AriErrorKind, random: number): number {
  const longest = reason === 'unauthorized' ? LONGEST_UNAUTHORIZED_MS : LONGEST_MS;
  const full = Math.min(longest, FIRST_MS * 2 ** failures);
  return full / 2 + (full / 2) * random;
}
