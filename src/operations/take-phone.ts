import type { AgentName, CallcenterId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { findAgent, findExtension } from '../domain/requests/checks/find.ts';
import { requireAsterisk } from './asterisk-connected.ts';
import { phoneTicket } from './phone-ticket.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { generatePassword, passwordDigest, REALM } from './sip-account.ts';

/** What a browser needs to be a phone. */
export interface TakenPhone {
  readonly extension: string;
  readonly user: string;
  /** HA1 of RFC 2617 §3.2.2.2: what is kept of the password, which nobody knows. */
  readonly ha1: string;
  readonly realm: string;
  readonly ticket: string;
}

type Deps = Pick<OperationDeps, 'callcenters' | 'telephony' | 'phoneLines'>;

/**
 * Makes a browser the phone of an agent, with a password of its own, and no other browser any more.
 * @throws Refusal callcenter-not-found, agent-not-found, agent-offline, extension-not-webrtc, asterisk-unavailable,
 *   asterisk-refused
 */
export const takePhone = async (
  { callcenters, telephony, phoneLines }: Deps,
  id: CallcenterId,
  agent: AgentName,
  logContext: LogContext,
): Promise<TakenPhone> => {
  const mailbox = callcenters.find(id);
  const { extension } = findAgent(mailbox.world, agent);
  const phone = findExtension(mailbox.world, extension);
  if (phone.kind !== 'sip-terminal') throw refusals.extensionNotWebrtc(extension, agent);
  requireAsterisk(telephony);
  const digest = passwordDigest(phone.user, generatePassword());
  const request = { kind: 'take-phone', agent, extension, passwordDigest: digest } as const;
  const taken = await mailbox.ask(request, logContext);
  phoneLines.cut(id, extension);
  const ticket = phoneTicket(id, taken);
  return { extension, user: taken.user, ha1: taken.passwordDigest, realm: REALM, ticket };
};
