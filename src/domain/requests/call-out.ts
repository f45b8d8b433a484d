import type { Conversation } from '../conversation.ts';
import { emptyConversation } from '../engine/lifecycle/begin-conversation.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ConversationId } from '../ids.ts';
import { dialOutCall } from '../engine/lifecycle/dial-out.ts';
import { findPresentAgent } from './checks/find.ts';
import { settledCall } from './checks/find-member.ts';
import { bringAgent, HEARS_AND_SPEAKS } from './checks/own-phone.ts';
import type { RequestOf } from './request.ts';

export interface CalledOut {
  readonly conversationId: ConversationId;
  readonly callId: CallId;
  readonly agentCallId: CallId;
}

/**
 * An agent calls a telephone number. An agent in no conversation has their phone rung first. An agent in
 * conversations has them all paused, and the number is dialled at once.
 */
export const callOut = (
  world: World,
  { agent: name, dialOut: line, record, data }: RequestOf<'call-out'>,
): CalledOut => {
  const agent = findPresentAgent(world, name);
  settledCall(world, agent);
  const conversationId = world.makeId('conversation') as ConversationId;
  const call = dialOutCall(world, { agent: name, conversationId, mode: 1 }, line);
  const plan = { kind: 'line', call, dialForMs: line.maxDialMs } as const;
  const empty = emptyConversation(conversationId, 'call_out', data, world.now);
  const conversation: Conversation = { ...empty, recording: record ? 'on' : 'off' };
  const agentCallId = bringAgent(world, agent, conversation, HEARS_AND_SPEAKS, () => plan);
  return { conversationId, callId: call.id, agentCallId };
};
