import type { SipTerminal } from '../domain/extension.ts';
import type { AgentName, CallcenterId, ExtensionId } from '../domain/ids.ts';
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
  return take({ telephony, phoneLines }, { id, mailbox, agent, phone }, logContext);
};

/**
 * Makes a browser a phone that nobody is logged in with, and no other browser any more.
 * @throws Refusal callcenter-not-found, extension-not-found, extension-in-use, extension-not-webrtc,
 *   asterisk-unavailable, asterisk-refused
 */
export const takeFreePhone = async (
  { callcenters, telephony, phoneLines }: Deps,
  id: CallcenterId,
  extension: ExtensionId,
  logContext: LogContext,
): Promise<TakenPhone> => {
  const mailbox = callcenters.find(id);
  const phone = findExtension(mailbox.world, extension);
  if (phone.kind !== 'sip-terminal') throw refusals.extensionNoBrowser(extension);
  return take({ telephony, phoneLines }, { id, mailbox, agent: null, phone }, logContext);
};

interface Wanted {
  readonly id: CallcenterId;
  readonly mailbox: ReturnType<Deps['callcenters']['find']>;
  readonly agent: AgentName | null;
  readonly phone: SipTerminal;
}

const take = async (
  { telephony, phoneLines }: Pick<Deps, 'telephony' | 'phoneLines'>,
  { id, mailbox, agent, phone }: Wanted,
  logContext: LogContext,
): Promise<TakenPhone> => {
  requireAsterisk(telephony);
  const extension = phone.id;
  const digest = passwordDigest(phone.user, generatePassword());
  const request = { kind: 'take-phone', agent, extension, passwordDigest: digest } as const;
  const taken = await mailbox.ask(request, logContext);
  phoneLines.cut(id, extension);
  const ticket = phoneTicket(id, taken, agent === null ? 'nobody' : 'agent');
  return { extension, user: taken.user, ha1: taken.passwordDigest, realm: REALM, ticket };
};
