import type { Agent } from '../domain/agent.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { AgentName, CallcenterId } from '../domain/ids.ts';
import { findAgent } from '../domain/requests/checks/find.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';

type Deps = Pick<OperationDeps, 'callcenters'>;

/** @throws Refusal callcenter-not-found, agent-not-found */
export const getAgent = ({ callcenters }: Deps, id: CallcenterId, name: AgentName): Agent =>
  findAgent(callcenters.find(id).world, name);

/**
 * Those who are logged in.
 * @throws Refusal callcenter-not-found
 */
export const listAgents = ({ callcenters }: Deps, id: CallcenterId, page: Page): PageOf<Agent> =>
  pageOfTable(callcenters.find(id).world.agents, page);

/**
 * The conversations that an agent is a member of now.
 * @throws Refusal callcenter-not-found, agent-not-found
 */
export const listConversationsOfAgent = (
  { callcenters }: Deps,
  id: CallcenterId,
  name: AgentName,
  page: Page,
): PageOf<Conversation> => {
  const { world } = callcenters.find(id);
  const { presence } = findAgent(world, name);
  if (presence.kind === 'resting') return { totalCount: 0, rows: [] };
  const conversations = world.memberships
    .of(presence.callId)
    .flatMap((conversationId) => world.conversations.get(conversationId) ?? []);
  return pageOfTable({ size: conversations.length, values: () => conversations }, page);
};
