import type { Extension } from '../domain/extension.ts';
import type { CallcenterId, ExtensionId } from '../domain/ids.ts';
import { findExtension } from '../domain/requests/find.ts';
import type { Cause } from './ports/cause.ts';
import type { OperationParts } from './operation-parts.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { RegistrationState } from './ports/telephony.ts';

/** An extension, and whether a phone has registered with its account just now. */
export interface ObservedExtension {
  readonly extension: Extension;
  /** null: a phone of this kind does not register. */
  readonly registration: RegistrationState | null;
}

/** @throws Refusal callcenter-not-found, extension-not-found */
export const getExtension = async (
  { callcenters, telephony }: Pick<OperationParts, 'callcenters' | 'telephony'>,
  id: CallcenterId,
  extensionId: ExtensionId,
  cause: Cause,
): Promise<ObservedExtension> => {
  const extension = findExtension(callcenters.find(id).world, extensionId);
  if (extension.kind !== 'sip-terminal') return { extension, registration: null };
  return { extension, registration: await telephony.registrationOf(extension.user, cause) };
};

/**
 * Without registrations: each would be a question to Asterisk.
 * @throws Refusal callcenter-not-found
 */
export const listExtensions = (
  { callcenters }: Pick<OperationParts, 'callcenters'>,
  id: CallcenterId,
  page: Page,
): PageOf<Extension> => pageOfTable(callcenters.find(id).world.extensions, page);
