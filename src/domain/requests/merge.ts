import { phrase } from '../../messages/phrase.ts';
import type { Call } from '../call.ts';
import type { Conversation, Member, Pending, Plan } from '../conversation.ts';
import { dissolve } from '../engine/lifecycle/leaving.ts';
import {
  conversationsOf,
  join,
  memberWith,
  setListenSpeakMode,
} from '../engine/lifecycle/members.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ConversationId } from '../ids.ts';
import { type ListenSpeakMode, speaksIn } from '../listen-speak-mode.ts';
import { recordingOfBoth } from '../recording.ts';
import { refusals } from '../refusals.ts';
import { findPresentAgent } from './checks/find.ts';
import { findConversation, findMembership, refuseIfFull } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

const refuseSame = (source: ConversationId, other: ConversationId): void => {
  if (source !== other) return;
  throw refusals.invalidArgument(phrase('same-conversation'), {
    in: 'body',
    path: 'dst_conversation_id',
    expected: 'another conversation',
  });
};

/** A call whose record names its conversation follows it. A caller returns with the conversation they were in last. */
const follow = (world: World, call: Call | undefined, conversationId: ConversationId): void => {
  if (call?.kind === 'outside') world.calls.put({ ...call, conversationId });
  if (call?.kind !== 'ivr' || call.place.kind !== 'talking') return;
  const variables = { ...call.place.variables, CONVERSATION_ID: conversationId };
  world.calls.put({ ...call, place: { kind: 'talking', conversationId, variables } });
};

/** What is waited for there is waited for here. */
const followPending = (world: World, pending: Pending, conversationId: ConversationId): void => {
  if (pending.kind === 'line') follow(world, world.calls.get(pending.callId), conversationId);
  if (pending.kind === 'phone') {
    const call = world.calls.get(pending.callId);
    if (call?.kind !== 'agent') return;
    if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
    if (call.phase.purpose.kind !== 'join') return;
    const purpose = { ...call.phase.purpose, conversationId };
    world.calls.put({ ...call, phase: { ...call.phase, purpose } });
  }
  if (pending.kind === 'task') {
    const task = world.tasks.get(pending.taskId);
    if (task?.origin.kind !== 'conversation') return;
    const { phase } = task;
    world.tasks.put({
      ...task,
      origin: { ...task.origin, conversationId },
      phase:
        phase.kind === 'fetching'
          ? { ...phase, selection: { ...phase.selection, conversationId } }
          : phase,
    });
  }
};

/** What is not begun yet is to begin here. */
const followPlan = (plan: Plan, conversationId: ConversationId): Plan => {
  if (plan.kind === 'line') return { ...plan, call: { ...plan.call, conversationId } };
  if (plan.task.origin.kind !== 'conversation') return plan;
  const origin = { ...plan.task.origin, conversationId };
  return { ...plan, task: { ...plan.task, origin } };
};

const withPlanFor = (pending: Pending, conversationId: ConversationId): Pending =>
  pending.kind === 'phone' && pending.plan !== null
    ? { ...pending, plan: followPlan(pending.plan, conversationId) }
    : pending;

/** Whoever is active in yet another conversation stays so, and is paused here. */
const modeFor = (
  world: World,
  { callId, mode: present }: Member,
  mode: ListenSpeakMode,
): ListenSpeakMode => {
  const isActiveElsewhere =
    present === 4 &&
    conversationsOf(world, callId).some((one) => (memberWith(one, callId)?.mode ?? 4) !== 4);
  return isActiveElsewhere ? 4 : mode;
};

const moveMembers = (
  world: World,
  into: ConversationId,
  members: readonly Member[],
  mode: ListenSpeakMode,
): void => {
  for (const member of members) {
    const target = findConversation(world, into);
    if (memberWith(target, member.callId) !== undefined) continue;
    follow(world, world.calls.get(member.callId), into);
    const newMode = modeFor(world, member, mode);
    const whisperTo = speaksIn(newMode) ? member.whisperTo : null;
    join(world, target, {
      ...member,
      mode: newMode,
      whisperTo,
      joinedAt: world.now,
      modeSince: world.now,
    });
  }
};

/** The agent who merges two conversations is active in the result. */
const activate = (world: World, into: ConversationId, callId: CallId): void => {
  const target = findConversation(world, into);
  if (memberWith(target, callId)?.mode === 4) setListenSpeakMode(world, target, callId, 1);
};

const emptied = (world: World, conversation: Conversation): Conversation => {
  const empty = { ...conversation, members: [], pending: [] };
  world.conversations.put(empty);
  return empty;
};

/** An agent merges two of their conversations: all members of the second come into the first. */
export const merge = (
  world: World,
  { agent: name, source, other: otherId, mode }: RequestOf<'merge'>,
): ConversationId => {
  refuseSame(source, otherId);
  const agent = findPresentAgent(world, name);
  const into = findConversation(world, source);
  const other = findConversation(world, otherId);
  const { callId } = findMembership(agent, into);
  findMembership(agent, other);
  refuseIfFull(into);
  dissolve(world, emptied(world, other), 'merged');
  const awaited = other.pending.map((pending) => withPlanFor(pending, source));
  const recording = recordingOfBoth(into.recording, other.recording);
  world.conversations.put({ ...into, recording, pending: [...into.pending, ...awaited] });
  for (const pending of other.pending) followPending(world, pending, source);
  moveMembers(world, source, other.members, mode);
  activate(world, source, callId);
  return source;
};
