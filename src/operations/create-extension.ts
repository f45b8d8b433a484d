import type { Extension } from '../domain/extension.ts';
import type { CallcenterId, ExtensionId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { type Phrase, phrase } from '../messages/phrase.ts';
import { requireAsterisk } from './asterisk-connected.ts';
import { type GatewayFault, gatewayFault } from './gateway-address.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { generatePassword, passwordDigest } from './sip-account.ts';

/** A phone that is to be known. */
export type NewExtension =
  /** A password that is null is made up. */
  | {
      readonly kind: 'sip-terminal';
      readonly user: string;
      readonly password: string | null;
      /** It is a browser. */
      readonly webrtc: boolean;
    }
  | { readonly kind: 'sip-gateway'; readonly user: string | null; readonly address: string }
  | { readonly kind: 'telephone'; readonly number: string };

/** The password is known here alone: only its digest is kept. Null: the phone needs none. */
export interface CreatedExtension {
  readonly extension: Extension;
  readonly password: string | null;
}

type Deps = Pick<OperationDeps, 'callcenters' | 'telephony' | 'gateways' | 'hosts'>;

const created = (wanted: NewExtension): CreatedExtension => {
  switch (wanted.kind) {
    case 'sip-terminal': {
      const { kind, user, webrtc } = wanted;
      const password = wanted.password ?? generatePassword();
      const digest = passwordDigest(user, password);
      const id = user as ExtensionId;
      return { extension: { id, kind, user, passwordDigest: digest, webrtc }, password };
    }
    case 'sip-gateway': {
      const { user, address } = wanted;
      const id = (user === null ? address : `${user}@${address}`) as ExtensionId;
      return { extension: { ...wanted, id }, password: null };
    }
    case 'telephone':
      return { extension: { ...wanted, id: wanted.number as ExtensionId }, password: null };
  }
};

/** What is said of each fault, and what would be right. */
const SAID: Readonly<Record<GatewayFault, (address: string) => readonly [Phrase, Phrase]>> = {
  local: (address) => {
    const expected = phrase('gateway-elsewhere');
    return [phrase('gateway-local', { address, expected }), expected];
  },
  unknown: (address) => {
    const expected = phrase('gateway-known');
    return [phrase('gateway-unknown', { address, expected }), expected];
  },
};

const refuseWrongGateway = async (
  { hosts, gateways }: Pick<Deps, 'hosts' | 'gateways'>,
  id: CallcenterId,
  address: string,
): Promise<void> => {
  if (gateways.allowLocal) return;
  const fault = await gatewayFault(address, (host) => hosts.addressesOf(host, id));
  if (fault === null) return;
  const [message, expected] = SAID[fault](address);
  throw refusals.invalidArgument(message, { in: 'body', path: 'ipaddr', expected });
};

/**
 * Makes an extension known; a SIP terminal gets its account in Asterisk.
 * @throws Refusal invalid-argument, callcenter-not-found, extension-exists, asterisk-unavailable, asterisk-refused
 */
export const createExtension = async (
  deps: Deps,
  id: CallcenterId,
  wanted: NewExtension,
  logContext: LogContext,
): Promise<CreatedExtension> => {
  const { callcenters, telephony } = deps;
  callcenters.find(id);
  if (wanted.kind === 'sip-terminal') {
    requireAsterisk(telephony);
    callcenters.claimSipUser(wanted.user, id);
  }
  if (wanted.kind === 'sip-gateway') await refuseWrongGateway(deps, id, wanted.address);
  const { extension, password } = created(wanted);
  // Found anew: it may have been deleted while a name was looked up.
  await callcenters.find(id).ask({ kind: 'create-extension', extension }, logContext);
  return { extension, password };
};
