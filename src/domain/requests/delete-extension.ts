import { phrase } from '../../words/phrase.ts';
import type { World } from '../engine/world.ts';
import type { Extension } from '../extension.ts';
import { Refusal } from '../refusal.ts';
import { findExtension } from './find.ts';
import type { RequestOf } from './request.ts';

/** Takes a phone away that no agent is logged in with. */
export const deleteExtension = (
  world: World,
  { extension: id }: RequestOf<'delete-extension'>,
): Extension => {
  const extension = findExtension(world, id);
  for (const agent of world.agents.values()) {
    if (!agent.extensions.includes(id)) continue;
    throw new Refusal(
      'extension-in-use',
      phrase('extension-held', { agent: agent.name, extension: id }),
      {
        extension: id,
        agent: agent.name,
      },
    );
  }
  world.extensions.remove(id);
  return extension;
};
