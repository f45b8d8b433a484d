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

/** SIP answers 401 and 407 where we could not prove who we are, and 5xx where the server failed. */
const isOfGateway = (sip: number): boolean =>
  sip === 401 || sip === 407 || (sip >= 500 && sip < 600);

/** What Asterisk makes of 5xx: congestion, failure, out of order, not possible, a timer. */
const OF_GATEWAYS: ReadonlySet<number> = new Set([27, 29, 34, 38, 41, 42, 102]);

/**
 * Why a channel ended, in the words of the field.
 * @param sip what SIP answered; 0: Asterisk does not tell
 */
export const goneCause = (q850: number, sip: number): GoneCause => {
  const failed = sip === 0 ? OF_GATEWAYS.has(q850) : isOfGateway(sip);
  return failed ? 'gateway-failed' : (CAUSES.get(q850) ?? 'unknown');
};
