import { dissolve } from '../engine/lifecycle/leaving.ts';
import type { World } from '../engine/world/world.ts';
import type { ConversationId } from '../ids.ts';
import { findConversation } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

/** Ends a conversation from outside. */
export const dismiss = (world: World, { conversationId }: RequestOf<'dismiss'>): ConversationId => {
  dissolve(world, findConversation(world, conversationId), 'dismissed');
  return conversationId;
};
