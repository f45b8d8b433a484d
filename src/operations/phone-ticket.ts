import { createHmac } from 'node:crypto';
import type { CallcenterId } from '../domain/ids.ts';
import type { SipTerminal } from '../domain/extension.ts';

/**
 * What a browser shows to be connected with Asterisk: that it was given the phone's password, or its digest, which
 * stays as it is over restarts and ends with the next one. Asterisk asks for the password itself all the same.
 */
export const phoneTicket = (
  callcenterId: CallcenterId,
  { id, passwordDigest }: SipTerminal,
): string =>
  createHmac('sha256', passwordDigest)
    .update(`line of a browser ${callcenterId}/${id}`)
    .digest('base64url');
