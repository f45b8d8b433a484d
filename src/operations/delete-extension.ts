import type { Extension } from '../domain/extension.ts';
import type { CallcenterId, ExtensionId } from '../domain/ids.ts';
import { requireAsterisk } from './asterisk-connected.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

/**
 * Takes an extension away, with its account in Asterisk.
 * @throws Refusal callcenter-not-found, extension-not-found, extension-in-use, asterisk-unavailable,
 *   asterisk-refused
 */
export const deleteExtension = async (
  { callcenters, telephony }: Pick<OperationDeps, 'callcenters' | 'telephony'>,
  id: CallcenterId,
  extension: ExtensionId,
  logContext: LogContext,
): Promise<Extension> => {
  const mailbox = callcenters.find(id);
  requireAsterisk(telephony);
  return mailbox.ask({ kind: 'delete-extension', extension }, logContext);
};
