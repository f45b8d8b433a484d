import type { Conversation } from '../conversation.ts';
import { receiversOf } from '../engine/reconcile/keys-to-send.ts';
import { MOST_TYPED_KEYS, type TypedKey } from '../engine/world/key-series.ts';
import { typeNextKey } from '../engine/lifecycle/type-keys.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { findConversation, findMembership } from './checks/find-member.ts';
import { findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/**
 * Sends keys (DTMF) into a conversation from a desktop, one after the other.
 * @returns the calls that the first of them would reach at this moment
 * @throws Refusal agent-not-found, agent-offline, conversation-not-found, not-a-member, member-not-found,
 *   keys-not-heard, too-many-keys
 */
export const sendKeys = (
  world: World,
  { conversationId, agent, to, keys }: RequestOf<'send-keys'>,
): readonly CallId[] => {
  const conversation = findConversation(world, conversationId);
  if (agent !== null) findMembership(findPresentAgent(world, agent), conversation);
  if (to !== null) requireMember(conversation, to);
  const typed = Array.from(keys, (key): TypedKey => ({ key, by: agent, to }));
  const receivers = receiversOf(conversation, { by: agent, to });
  if (receivers.length === 0) throw refusals.keysNotHeard(conversationId);
  const waiting = world.typedKeys.waitingIn(conversationId);
  if (waiting + typed.length > MOST_TYPED_KEYS) {
    throw refusals.tooManyKeys(conversationId, waiting, MOST_TYPED_KEYS);
  }
  world.typedKeys.add(conversationId, typed, world.now);
  typeNextKey(world, conversationId);
  world.deadlines.refresh(`conversations/${conversationId}`);
  return receivers;
};

const requireMember = ({ id, members }: Conversation, callId: CallId): void => {
  if (!members.some((member) => member.callId === callId)) throw refusals.callNotThere(callId, id);
};
