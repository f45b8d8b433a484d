import type { Conversation } from '../domain/conversation.ts';
import type { CallcenterId, ConversationId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import type { OperationParts } from './operation-parts.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { ConversationState } from './ports/store.ts';

type Parts = Pick<OperationParts, 'callcenters' | 'store'>;

/**
 * A conversation of any age.
 * @throws Refusal callcenter-not-found, conversation-not-found
 */
export const getConversation = async (
  { callcenters, store }: Parts,
  id: CallcenterId,
  conversationId: ConversationId,
): Promise<Conversation> => {
  callcenters.find(id);
  const conversation = await store.findConversation(id, conversationId);
  if (conversation !== null) return conversation;
  throw refusals.conversationNotFound(conversationId);
};

/**
 * Newest first.
 * @param state null: any
 * @throws Refusal callcenter-not-found
 */
export const listConversations = async (
  { callcenters, store }: Parts,
  id: CallcenterId,
  state: ConversationState | null,
  page: Page,
): Promise<PageOf<Conversation>> => {
  callcenters.find(id);
  return store.listConversations(id, state, page);
};
