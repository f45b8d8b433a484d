import type { Agent } from '../agent.ts';
import type { Conversation } from '../conversation.ts';
import { leave } from '../engine/lifecycle/leaving.ts';
import { awaitPending } from '../engine/lifecycle/pending.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, QueueTaskId } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { askedTask } from './checks/asked-task.ts';
import { findPresentAgent } from './checks/find.ts';
import { findConversation, findMembership } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

/**
 * The agent who transfers must leave somebody behind who can wait.
 * @throws Refusal member-not-found
 */
const refuseIfAlone = (conversation: Conversation, agent: Agent, callId: CallId): void => {
  if (conversation.members.some((member) => member.callId !== callId)) return;
  throw refusals.nobodyElseThere(agent.name, conversation.id);
};

/**
 * The member who asks for a transfer, if they may ask for one.
 * @throws Refusal agent-not-found, agent-offline, conversation-not-found, not-a-member,
 *   member-not-found
 */
export const findTransfer = (
  world: World,
  { agent: name, conversationId }: Pick<RequestOf<'xfer-agent'>, 'agent' | 'conversationId'>,
): { readonly conversation: Conversation; readonly callId: CallId } => {
  const agent = findPresentAgent(world, name);
  const conversation = findConversation(world, conversationId);
  const { callId } = findMembership(agent, conversation);
  refuseIfAlone(conversation, agent, callId);
  return { conversation, callId };
};

/** An agent hands a conversation over to another, whom the queue finds. The others wait for that agent. */
export const xferAgent = (world: World, request: RequestOf<'xfer-agent'>): QueueTaskId => {
  const { agent: name, conversationId, enqueue } = request;
  const { conversation, callId } = findTransfer(world, request);
  const id = world.makeId('task') as QueueTaskId;
  const origin = { kind: 'conversation', conversationId, callId, mode: 1 } as const;
  const asked = { id, type: 'xfer_agent', origin, excluded: [name], since: world.now } as const;
  const task = askedTask(world, asked, enqueue);
  world.tasks.put(task);
  awaitPending(world, conversation, { kind: 'task', taskId: id });
  leave(world, findConversation(world, conversationId), callId, 'transfer');
  return id;
};
