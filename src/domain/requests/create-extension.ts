import { noteRegistration } from '../engine/lifecycle/registrations.ts';
import type { World } from '../engine/world/world.ts';
import type { Extension } from '../extension.ts';
import { refusals } from '../refusals.ts';
import { refuseOneTooMany } from './checks/callcenter-limits.ts';
import { refuseTelephone } from '../engine/lifecycle/outside-limits.ts';
import type { RequestOf } from './request.ts';

/** A phone that agents can log in with. A SIP terminal's account in Asterisk follows at once. */
export const createExtension = (
  world: World,
  { extension }: RequestOf<'create-extension'>,
): Extension => {
  const { id } = extension;
  if (world.extensions.get(id) !== undefined) throw refusals.extensionExists(id);
  refuseOneTooMany(world, 'extensions');
  refuseTelephone(world, extension);
  world.extensions.put(extension);
  if (extension.kind === 'sip-terminal') noteRegistration(world, id, false);
  return extension;
};
