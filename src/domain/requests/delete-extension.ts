import type { World } from '../engine/world/world.ts';
import type { Extension } from '../extension.ts';
import { refusals } from '../refusals.ts';
import { findExtension } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** Takes a phone away that no agent is logged in with. */
export const deleteExtension = (
  world: World,
  { extension: id }: RequestOf<'delete-extension'>,
): Extension => {
  const extension = findExtension(world, id);
  for (const agent of world.agents.values()) {
    if (!agent.extensions.includes(id)) continue;
    throw refusals.extensionHeld(id, agent.name);
  }
  world.extensions.remove(id);
  return extension;
};
