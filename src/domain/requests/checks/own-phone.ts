import { asBefore } from '../../afterwards.ts';
import type { Agent } from '../../agent.ts';
import type { AgentCall } from '../../call.ts';
import type { Conversation, Plan } from '../../conversation.ts';
import { dialledAsMember, join } from '../../engine/lifecycle/members.ts';
import { awaitPending } from '../../engine/lifecycle/pending.ts';
import { beginPlan } from '../../engine/lifecycle/planned.ts';
import type { World } from '../../engine/world/world.ts';
import type { AgentName, CallId } from '../../ids.ts';
import type { ListenSpeakMode } from '../../listen-speak-mode.ts';
import { settledCall } from './find-member.ts';

/** How an agent is to take part. */
export interface MemberMode {
  readonly mode: ListenSpeakMode;
  readonly whisperTo: AgentName | null;
}

/** The agent hears and speaks. */
export const HEARS_AND_SPEAKS: MemberMode = { mode: 1, whisperTo: null };

/** What is to begin when the agent is there, whose call this is; null: nothing. */
type PlanFor = (callId: CallId) => Plan | null;

const noPlan: PlanFor = () => null;

const ring = (
  world: World,
  agent: Agent,
  conversation: Conversation,
  part: MemberMode,
  planFor: PlanFor,
): CallId => {
  if (agent.presence.kind !== 'resting') throw new Error(`agent ${agent.name} is on the phone`);
  const id = world.makeId('call') as CallId;
  const call: AgentCall = {
    kind: 'agent',
    id,
    agent: agent.name,
    extension: agent.extension,
    route: null,
    dialledAt: world.now,
    onHold: false,
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
    presence: {
      kind: 'fetching',
      callId: id,
      afterwards: asBefore(agent.presence.state, world.now),
    },
  });
  awaitPending(world, conversation, { kind: 'phone', callId: id, plan: planFor(id) });
  return id;
};

/**
 * Brings an agent into a conversation: with the call that they have, or by ringing their phone. The plan
 * begins as soon as they are there.
 * @returns the call with the agent's phone
 * @throws Refusal agent-busy, before anything is changed if `settledCall` was asked before
 */
export const bringAgent = (
  world: World,
  agent: Agent,
  conversation: Conversation,
  part: MemberMode,
  planFor: PlanFor = noPlan,
): CallId => {
  const callId = settledCall(world, agent);
  const call = callId === null ? undefined : world.calls.get(callId);
  if (call?.kind !== 'agent') return ring(world, agent, conversation, part, planFor);
  join(world, conversation, { ...dialledAsMember(call, part.mode, world.now), ...part });
  const plan = planFor(call.id);
  if (plan !== null) beginPlan(world, conversation.id, plan);
  return call.id;
};
