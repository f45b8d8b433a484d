import type { Extension } from '../domain/extension.ts';
import type { CallcenterId } from '../domain/ids.ts';
import { requireAsterisk } from './asterisk-connected.ts';
import type { OperationParts } from './operation-parts.ts';
import { generatePassword, passwordDigest } from './sip-account.ts';

/** The password is known here alone: only its digest is kept. */
export interface CreatedExtension {
  readonly extension: Extension;
  readonly password: string;
}

/**
 * Makes a SIP terminal, with its account in Asterisk.
 * @param password null: one is made up
 * @throws Refusal callcenter-not-found, extension-exists, asterisk-unavailable, asterisk-refused
 */
export const createExtension = async (
  { callcenters, telephony }: Pick<OperationParts, 'callcenters' | 'telephony'>,
  id: CallcenterId,
  { user, password }: { readonly user: string; readonly password: string | null },
): Promise<CreatedExtension> => {
  const mailbox = callcenters.find(id);
  requireAsterisk(telephony);
  callcenters.claimSipUser(user, id);
  const chosen = password ?? generatePassword();
  const extension = await mailbox.ask({
    kind: 'create-extension',
    user,
    passwordDigest: passwordDigest(user, chosen),
  });
  return { extension, password: chosen };
};
