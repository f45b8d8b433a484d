import type { World } from '../engine/world.ts';
import type { Extension } from '../extension.ts';
import { refusals } from '../refusals.ts';
import type { RequestOf } from './request.ts';

/** A phone that agents can log in with. A SIP terminal's account in Asterisk follows at once. */
export const createExtension = (
  world: World,
  { extension }: RequestOf<'create-extension'>,
): Extension => {
  const { id } = extension;
  if (world.extensions.get(id) !== undefined) throw refusals.extensionExists(id);
  world.extensions.put(extension);
  return extension;
};
