import type { ConversationId } from '../../ids.ts';
import type { World } from '../world/world.ts';

/** Sends the next key that a desktop typed into the conversation, if its moment has come. */
export const typeNextKey = (world: World, conversationId: ConversationId): void => {
  const typed = world.typedKeys.take(conversationId, world.now);
  if (typed !== undefined) world.keysTyped.push({ conversationId, ...typed });
};
