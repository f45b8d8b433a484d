import type { GoneCause } from '../domain/engine/world/fact.ts';

/**
 * Q.850 causes as Asterisk gives them for what SIP phones answer
 * (https://docs.asterisk.org/Configuration/Miscellaneous/Hangup-Cause-Mappings/).
 */
const CAUSES: ReadonlyMap<number, GoneCause> = new Map([
  [1, 'unreachable'],
  [3, 'unreachable'],
  [16, 'normal'],
  [17, 'busy'],
  [18, 'no-answer'],
  [19, 'no-answer'],
  [20, 'unreachable'],
  [21, 'declined'],
  [22, 'unreachable'],
  [27, 'unreachable'],
  [28, 'unreachable'],
  [34, 'unreachable'],
  [38, 'unreachable'],
  [41, 'unreachable'],
  [42, 'unreachable'],
  // Given by Asterisk alone: nothing came from the phone for as long as its `rtp_timeout` is.
  [44, 'lost'],
]);

/** Why a channel ended, in the words of the field. */
export const goneCause = (q850: number): GoneCause => CAUSES.get(q850) ?? 'unknown';
