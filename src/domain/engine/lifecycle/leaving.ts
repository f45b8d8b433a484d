import type { Call } from '../../call.ts';
import type {
  Conversation,
  ConversationEndReason,
  Member,
  Pending,
  Plan,
} from '../../conversation.ts';
import type { AgentName, CallId } from '../../ids.ts';
import { returnToIvr } from './callers.ts';
import { hangUp } from './hanging-up.ts';
import { withEndReason } from '../reconcile/ivr-variables.ts';
import { conversationsOf, withoutWhispersTo } from './members.ts';
import { failTask } from './tasks.ts';
import type { World } from '../world/world.ts';

const noteConversationEnd = (world: World, name: AgentName): void => {
  const agent = world.agents.get(name);
  if (agent !== undefined) world.agents.put({ ...agent, lastConversationEndedAt: world.now });
};

/**
 * What becomes of a call that left a conversation and is still on the line: a caller from the IVR
 * goes back there, other outside lines and agents who are in no other conversation are hung up.
 */
const release = (world: World, call: Call, reason: ConversationEndReason): void => {
  if (call.kind !== 'ivr') {
    if (conversationsOf(world, call.id).length === 0) hangUp(world, call, 'conversation-over');
    return;
  }
  if (call.place.kind !== 'talking') return;
  returnToIvr(world, call, withEndReason(call.place.variables, reason));
};

const dismiss = (world: World, { callId, party }: Member, reason: ConversationEndReason): void => {
  if (party.kind === 'agent') noteConversationEnd(world, party.name);
  const call = world.calls.get(callId);
  if (call !== undefined) release(world, call, reason);
};

const abandonCall = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call !== undefined && call.kind !== 'ivr') hangUp(world, call, 'conversation-over');
};

/** Nobody will be there for whom it was to begin. */
export const abandonPlan = (world: World, plan: Plan | null, cause: 'cancel' | 'hangup'): void => {
  if (plan?.kind === 'task') failTask(world, plan.task, { cause });
};

/** Nobody is left who waited for it. */
const abandon = (world: World, pending: Pending, cause: 'cancel' | 'hangup'): void => {
  switch (pending.kind) {
    case 'phone':
      abandonPlan(world, pending.plan, cause);
      abandonCall(world, pending.callId);
      return;
    case 'line':
      abandonCall(world, pending.callId);
      return;
    case 'task': {
      const task = world.tasks.get(pending.taskId);
      if (task !== undefined) failTask(world, task, { cause });
      return;
    }
  }
};

const HANG_UPS: ReadonlySet<ConversationEndReason> = new Set([
  'agent-hangup',
  'caller-hangup',
  'outside-hangup',
  'phone-lost',
]);

/** Ends a conversation and all that it waits for. Each member goes where they belong. */
export const dissolve = (
  world: World,
  conversation: Conversation,
  reason: ConversationEndReason,
): void => {
  const { members, pending } = conversation;
  const phase = { kind: 'over', endedAt: world.now, reason } as const;
  world.conversations.put({ ...conversation, pending: [], phase });
  const cause = HANG_UPS.has(reason) ? 'hangup' : 'cancel';
  for (const one of pending) abandon(world, one, cause);
  for (const member of members) dismiss(world, member, reason);
};

/** An agent who is about to enter by themselves is no reason to keep a conversation. */
const isEntering = (pending: Pending): boolean => pending.kind === 'phone' && pending.plan === null;

/** A number that is called back before an agent is rung. */
const isCalledFirst = (world: World, callId: CallId): boolean => {
  const taskId = world.callbacks.calledBy(callId);
  const task = taskId === undefined ? undefined : world.tasks.get(taskId);
  return task?.phase.kind === 'calling' && task.phase.selection === null;
};

/**
 * Whether an agent who is looked for, or a number that is dialled, is still to come to who is there.
 * Before anybody is, the phone must ring of the agent who wants it.
 */
const isWorthWaiting = (world: World, { members, pending }: Conversation): boolean =>
  members.length > 0
    ? !pending.every(isEntering)
    : pending.some(
        (one) =>
          (one.kind === 'phone' && one.plan !== null) ||
          (one.kind === 'line' && isCalledFirst(world, one.callId)),
      );

/** With fewer than two members and nothing pending a conversation is dissolved. */
export const dissolveIfDeserted = (
  world: World,
  conversation: Conversation,
  reason: ConversationEndReason,
): void => {
  if (conversation.members.length >= 2 || isWorthWaiting(world, conversation)) return;
  dissolve(world, conversation, reason);
};

/**
 * A member leaves a conversation, by their own will or another's. What remains may be dissolved. A member
 * whose call goes on goes where they belong.
 */
export const leave = (
  world: World,
  conversation: Conversation,
  callId: CallId,
  reason: ConversationEndReason,
): void => {
  const left = conversation.members.find((member) => member.callId === callId);
  if (left === undefined) return;
  const others = conversation.members.filter((member) => member !== left);
  const members = withoutWhispersTo(others, left, world.now);
  const remaining = { ...conversation, members };
  world.conversations.put(remaining);
  dismiss(world, left, reason);
  dissolveIfDeserted(world, remaining, reason);
};

/** A call leaves all its conversations. */
export const leaveAll = (world: World, callId: CallId, reason: ConversationEndReason): void => {
  for (const conversation of conversationsOf(world, callId)) {
    leave(world, conversation, callId, reason);
  }
};
