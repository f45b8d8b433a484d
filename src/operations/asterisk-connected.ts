import { Refusal } from '../domain/refusal.ts';
import { phrase } from '../words/phrase.ts';
import type { Telephony } from './ports/telephony.ts';

/**
 * For requests that are of no use unless Asterisk does its part now.
 * @throws Refusal asterisk-unavailable
 */
export const requireAsterisk = (telephony: Telephony): void => {
  if (telephony.isConnected()) return;
  throw new Refusal('asterisk-unavailable', phrase('asterisk-away-try-again'));
};
