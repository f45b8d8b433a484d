import type { Agent } from '../../agent.ts';
import { agentState } from '../../agent.ts';
import { formatState } from '../../agent-state.ts';
import type { Conversation, Member, Pending } from '../../conversation.ts';
import { memberWith } from '../../engine/lifecycle/members.ts';
import { liveConversation } from '../../engine/lifecycle/pending.ts';
import type { World } from '../../engine/world/world.ts';
import type { AgentName, CallId, ConversationId } from '../../ids.ts';
import { refusals } from '../../refusals.ts';
import { findPresentAgent } from './find.ts';

/** @throws Refusal conversation-not-found, for one that is over too */
export const findConversation = (world: World, id: ConversationId): Conversation => {
  const conversation = liveConversation(world, id);
  if (conversation !== undefined) return conversation;
  throw refusals.conversationNotGoingOn(id);
};

/**
 * The call that the platform has with the agent; null: none.
 * @throws Refusal agent-busy while the agent's phone is being rung or hung up
 */
export const settledCall = (world: World, agent: Agent): CallId | null => {
  const { presence } = agent;
  if (presence.kind === 'resting') return null;
  const call = world.calls.get(presence.callId);
  if (presence.kind === 'talking' && call?.kind === 'agent' && call.phase.kind === 'up') {
    return call.id;
  }
  throw refusals.agentMustWait(agent.name, formatState(agentState(agent)));
};

/** @throws Refusal not-a-member */
export const findMembership = (agent: Agent, conversation: Conversation): Member => {
  const { presence } = agent;
  const member =
    presence.kind === 'talking' ? memberWith(conversation, presence.callId) : undefined;
  if (member !== undefined) return member;
  throw refusals.notAMember(agent.name, conversation.id);
};

/**
 * A conversation into which somebody may be invited.
 * @param agent who invites, and is in it; null: somebody who need not be
 * @throws Refusal conversation-not-found, agent-not-found, agent-offline, not-a-member, conversation-full
 */
export const findOpenConversation = (
  world: World,
  id: ConversationId,
  agent: AgentName | null,
): Conversation => {
  const conversation = findConversation(world, id);
  if (agent !== null) findMembership(findPresentAgent(world, agent), conversation);
  refuseIfFull(conversation);
  return conversation;
};

/** A conversation expects an agent who asked for somebody, and it expects that somebody. */
const expected = (pending: readonly Pending[]): number =>
  pending.reduce((sum, one) => sum + (one.kind === 'phone' && one.plan !== null ? 2 : 1), 0);

/**
 * A conversation of level 1 takes nobody besides two, those who are expected included.
 * @throws Refusal conversation-full
 */
export const refuseIfFull = ({ id, level, members, pending }: Conversation): void => {
  if (level === 2 || members.length + expected(pending) < 2) return;
  throw refusals.conversationFull(id);
};
