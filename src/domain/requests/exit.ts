import { leave } from '../engine/lifecycle/leaving.ts';
import type { World } from '../engine/world/world.ts';
import type { ConversationId } from '../ids.ts';
import { findPresentAgent } from './checks/find.ts';
import { findConversation, findMembership } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

/** An agent leaves a conversation. If it was their last, their phone is hung up. */
export const exit = (
  world: World,
  { agent: name, conversationId }: RequestOf<'exit'>,
): ConversationId => {
  const agent = findPresentAgent(world, name);
  const conversation = findConversation(world, conversationId);
  const { callId } = findMembership(agent, conversation);
  leave(world, conversation, callId, 'exit');
  return conversationId;
};
