import type { Conversation, ConversationEndReason, Pending } from '../../conversation.ts';
import type { CallId, ConversationId, QueueTaskId } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import type { World } from '../world/world.ts';
import { abandonPlan, dissolveIfDeserted } from './leaving.ts';

/** The live conversation; undefined: it is over. */
export const liveConversation = (world: World, id: ConversationId): Conversation | undefined => {
  const conversation = world.conversations.get(id);
  return conversation?.phase.kind === 'live' ? conversation : undefined;
};

export const awaitPending = (world: World, conversation: Conversation, pending: Pending): void => {
  world.conversations.put({ ...conversation, pending: [...conversation.pending, pending] });
};

const isCall = (pending: Pending, callId: CallId): boolean =>
  (pending.kind === 'phone' || pending.kind === 'line') && pending.callId === callId;

const isTask = (pending: Pending, taskId: QueueTaskId): boolean =>
  pending.kind === 'task' && pending.taskId === taskId;

const without = (
  world: World,
  conversation: Conversation,
  isOver: (pending: Pending) => boolean,
): Conversation => {
  const pending = conversation.pending.filter((one) => !isOver(one));
  const left = { ...conversation, pending };
  world.conversations.put(left);
  return left;
};

/** The call that was waited for is up. */
export const callCame = (world: World, conversation: Conversation, callId: CallId): Conversation =>
  without(world, conversation, (pending) => isCall(pending, callId));

/** The agent who was waited for is won. */
export const taskCame = (world: World, conversation: Conversation, task: QueueTask): Conversation =>
  without(world, conversation, (pending) => isTask(pending, task.id));

/** One task takes the place of another; nobody notices. */
export const replaceTask = (
  world: World,
  conversation: Conversation,
  before: QueueTask,
  after: QueueTask,
): void => {
  const left = without(world, conversation, (pending) => isTask(pending, before.id));
  awaitPending(world, left, { kind: 'task', taskId: after.id });
};

/** The call that was waited for came to nothing. */
export const callFailed = (
  world: World,
  id: ConversationId,
  callId: CallId,
  reason: ConversationEndReason,
): void => {
  const conversation = liveConversation(world, id);
  const failed = conversation?.pending.find((pending) => isCall(pending, callId));
  if (conversation === undefined || failed === undefined) return;
  if (failed.kind === 'phone') abandonPlan(world, failed.plan, 'cancel');
  dissolveIfDeserted(world, callCame(world, conversation, callId), reason);
};

/** The task that was waited for failed. */
export const taskFailed = (
  world: World,
  id: ConversationId,
  task: QueueTask,
  reason: ConversationEndReason,
): void => {
  const conversation = liveConversation(world, id);
  if (conversation?.pending.some((pending) => isTask(pending, task.id)) !== true) return;
  dissolveIfDeserted(world, taskCame(world, conversation, task), reason);
};
