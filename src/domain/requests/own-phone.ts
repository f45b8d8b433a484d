import type { Agent } from '../agent.ts';
import type { AgentCall } from '../call.ts';
import type { Conversation, Pending } from '../conversation.ts';
import { dialledAsMember, join } from '../engine/members.ts';
import { awaitPending } from '../engine/pending.ts';
import { beginPlanned } from '../engine/planned.ts';
import type { World } from '../engine/world.ts';
import type { AgentName, CallId } from '../ids.ts';
import type { ListenSpeakMode } from '../listen-speak-mode.ts';
import { settledCall } from './find-member.ts';

/** How an agent is to take part. */
export interface Part {
  readonly mode: ListenSpeakMode;
  readonly whisperTo: AgentName | null;
}

/** He hears and speaks. */
export const FULL_PART: Part = { mode: 1, whisperTo: null };

const ring = (world: World, agent: Agent, conversation: Conversation, part: Part): CallId => {
  if (agent.presence.kind !== 'resting') throw new Error(`agent ${agent.name} is on the phone`);
  const id = world.makeId('call') as CallId;
  const call: AgentCall = {
    kind: 'agent',
    id,
    agent: agent.name,
    extension: agent.extension,
    dialledAt: world.now,
    phase: {
      kind: 'dialling',
      purpose: { kind: 'join', conversationId: conversation.id, ...part },
      until: world.now + world.callcenter.settings.ownPhoneRingSeconds * 1000,
    },
  };
  world.calls.put(call);
  world.agents.put({
    ...agent,
    stateSince: world.now,
    presence: { kind: 'fetching', callId: id, afterwards: agent.presence.state },
  });
  awaitPending(world, conversation, { kind: 'phone', callId: id });
  return id;
};

/**
 * Brings an agent into a conversation: with the call that he has, or by ringing his phone. What is
 * planned in the conversation begins as soon as he is there.
 * @returns the call with his phone
 * @throws Refusal agent-busy, before anything is changed if `settledCall` was asked before
 */
export const bringAgent = (
  world: World,
  agent: Agent,
  conversation: Conversation,
  part: Part,
): CallId => {
  const callId = settledCall(world, agent);
  const call = callId === null ? undefined : world.calls.get(callId);
  if (call?.kind !== 'agent') return ring(world, agent, conversation, part);
  join(world, conversation, { ...dialledAsMember(call, part.mode, world.now), ...part });
  beginPlanned(world, conversation.id);
  return call.id;
};

/** A conversation that an agent asked for, with what he wants in it. */
export const withPlan = (conversation: Conversation, plan: Pending): Conversation => ({
  ...conversation,
  pending: [plan],
});
