import { refusals } from '../domain/refusals.ts';
import type { Telephony } from './ports/telephony.ts';

/**
 * For requests that are of no use unless Asterisk does its part now.
 * @throws Refusal asterisk-unavailable
 */
export const requireAsterisk = (telephony: Telephony): void => {
  if (telephony.isConnected()) return;
  throw refusals.asteriskAwayTryAgain();
};
