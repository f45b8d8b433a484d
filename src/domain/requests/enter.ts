import { phrase } from '../../messages/phrase.ts';
import { conversationsOf, memberWith } from '../engine/lifecycle/members.ts';
import { leave } from '../engine/lifecycle/leaving.ts';
import type { World } from '../engine/world/world.ts';
import type { Conversation } from '../conversation.ts';
import type { AgentName, CallId } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { findPresentAgent } from './checks/find.ts';
import { findConversation, refuseIfFull, settledCall } from './checks/find-member.ts';
import { isInvited } from './checks/invited.ts';
import { bringAgent } from './checks/own-phone.ts';
import type { RequestOf } from './request.ts';
import { checkWhisper } from './whisper.ts';

const refuseMember = (conversation: Conversation, callId: CallId | null): void => {
  if (callId === null || memberWith(conversation, callId) === undefined) return;
  throw refusals.invalidArgument(phrase('member-already', { conversation: conversation.id }), {
    in: 'body',
    path: 'conversation_id',
    expected: 'a conversation that the agent is not in',
  });
};

/** To whom a conversation is no concern, it is not there. Its members are told that they are. */
const refuseUninvited = (world: World, conversation: Conversation, name: AgentName): void => {
  const isMember = conversation.members.some(
    ({ party }) => party.kind === 'agent' && party.name === name,
  );
  if (!isMember && !isInvited(world, conversation, name)) {
    throw refusals.conversationNotFound(conversation.id);
  }
};

const activeOf = (world: World, callId: CallId): Conversation | undefined =>
  conversationsOf(world, callId).find((one) => memberWith(one, callId)?.mode !== 4);

/** An agent takes part in a conversation that goes on, or listens in. */
export const enter = (
  world: World,
  { agent: name, conversationId, mode, whisperTo, uninvited, holding }: RequestOf<'enter'>,
): CallId => {
  const agent = findPresentAgent(world, name);
  const conversation = findConversation(world, conversationId);
  if (!uninvited) refuseUninvited(world, conversation, name);
  const present = settledCall(world, agent);
  refuseMember(conversation, present);
  refuseIfFull(conversation);
  checkWhisper(conversation, name, whisperTo, mode);
  const active = present === null ? undefined : activeOf(world, present);
  const callId = bringAgent(world, agent, conversation, { mode, whisperTo });
  if (!holding && active !== undefined) {
    leave(world, findConversation(world, active.id), callId, 'exit');
  }
  return callId;
};
