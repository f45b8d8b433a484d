import { createHmac } from 'node:crypto';
import type { CallcenterId } from '../domain/ids.ts';
import type { SipTerminal } from '../domain/extension.ts';

/** Whose phone a browser is: an agent's, or one that nobody is logged in with. */
export type PhoneUse = 'agent' | 'nobody';

const SAYS: Readonly<Record<PhoneUse, string>> = {
  agent: 'line of a browser',
  nobody: 'line of a browser without an agent',
};

/**
 * What a browser shows to be connected with Asterisk: that it was given the phone's password, or its digest, which
 * stays as it is over restarts and ends with the next one. That of a phone that nobody used is worth nothing once an
 * agent uses it, and the other way round. Asterisk asks for the password itself all the same.
 */
export const phoneTicket = (
  callcenterId: CallcenterId,
  { id, passwordDigest }: SipTerminal,
  use: PhoneUse,
): string =>
  createHmac('sha256', passwordDigest)
    .update(`${SAYS[use]} ${callcenterId}/${id}`)
    .digest('base64url');
