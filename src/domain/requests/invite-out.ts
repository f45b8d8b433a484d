import { awaitPending } from '../engine/lifecycle/pending.ts';
import { startDialOut } from '../engine/lifecycle/planned.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { dialOutCall } from '../engine/lifecycle/dial-out.ts';
import { findOpenConversation } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

/**
 * A telephone number is to join: it is dialled at once, as a call of the agent who asked for it.
 * @throws Refusal conversation-not-found, agent-not-found, agent-offline, not-a-member, conversation-full
 */
export const inviteOut = (
  world: World,
  { conversationId, agent, dialOut: line, mode }: RequestOf<'invite-out'>,
): CallId => {
  const conversation = findOpenConversation(world, conversationId, agent);
  const call = dialOutCall(world, { agent, conversationId, mode }, line);
  awaitPending(world, conversation, startDialOut(world, call, line.maxDialMs));
  return call.id;
};
