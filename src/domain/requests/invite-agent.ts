import { awaitPending } from '../engine/lifecycle/pending.ts';
import type { World } from '../engine/world/world.ts';
import type { AgentName, QueueTaskId } from '../ids.ts';
import { askedTask } from './checks/asked-task.ts';
import { findOpenConversation } from './checks/find-member.ts';
import type { RequestOf } from './request.ts';

/**
 * Another agent is to join, whom the queue finds. Who is in the conversation is no candidate.
 * @throws Refusal conversation-not-found, agent-not-found, agent-offline, not-a-member, conversation-full
 */
export const inviteAgent = (
  world: World,
  { conversationId, agent, enqueue, mode }: RequestOf<'invite-agent'>,
): QueueTaskId => {
  const conversation = findOpenConversation(world, conversationId, agent);
  const excluded = conversation.members.flatMap(({ party }): AgentName[] =>
    party.kind === 'agent' ? [party.name] : [],
  );
  const id = world.makeId('task') as QueueTaskId;
  const origin = { kind: 'conversation', conversationId, callId: null, mode } as const;
  const asked = { id, type: 'invite_agent', origin, excluded, since: world.now } as const;
  world.tasks.put(askedTask(world, asked, enqueue));
  awaitPending(world, conversation, { kind: 'task', taskId: id });
  return id;
};
