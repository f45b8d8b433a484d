import type { World } from '../engine/world.ts';
import type { Extension } from '../extension.ts';
import type { ExtensionId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { RequestOf } from './request.ts';

/** A SIP terminal that agents can log in with. Its account in Asterisk follows at once. */
export const createExtension = (
  world: World,
  { user, passwordDigest }: RequestOf<'create-extension'>,
): Extension => {
  const id = user as ExtensionId;
  if (world.extensions.get(id) !== undefined) {
    throw new Refusal('extension-exists', `extension ${user} exists already`, { extension: user });
  }
  const extension: Extension = { id, kind: 'sip-terminal', user, passwordDigest };
  world.extensions.put(extension);
  return extension;
};
