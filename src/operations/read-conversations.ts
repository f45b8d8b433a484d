import type { Conversation } from '../domain/conversation.ts';
import type { World } from '../domain/engine/world/world.ts';
import type { AgentName, CallcenterId, ConversationId } from '../domain/ids.ts';
import { isInvited } from '../domain/requests/checks/invited.ts';
import { refusals } from '../domain/refusals.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { ConversationFilter } from './ports/store.ts';

type Deps = Pick<OperationDeps, 'callcenters' | 'store'>;

/** They are or were in it, or are invited. */
const isOf = (world: World, conversation: Conversation, agent: AgentName): boolean =>
  conversation.agents.includes(agent) || isInvited(world, conversation, agent);

/**
 * A conversation of any age.
 * @param only for all others than this agent's it is as if there were none; null: all are shown
 * @throws Refusal callcenter-not-found, conversation-not-found
 */
export const getConversation = async (
  { callcenters, store }: Deps,
  id: CallcenterId,
  conversationId: ConversationId,
  only: AgentName | null = null,
): Promise<Conversation> => {
  const { world } = callcenters.find(id);
  const conversation = await store.findConversation(id, conversationId);
  if (conversation !== null && (only === null || isOf(world, conversation, only))) {
    return conversation;
  }
  throw refusals.conversationNotFound(conversationId);
};

/**
 * Newest first.
 * @param only those in which this agent is or was; null: all
 * @throws Refusal callcenter-not-found
 */
export const listConversations = async (
  { callcenters, store }: Deps,
  id: CallcenterId,
  filter: ConversationFilter,
  page: Page,
  only: AgentName | null = null,
): Promise<PageOf<Conversation>> => {
  callcenters.find(id);
  const agents = only === null ? filter.agents : [...filter.agents, only];
  return store.listConversations(id, { ...filter, agents }, page);
};
