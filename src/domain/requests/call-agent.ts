import { emptyConversation } from '../engine/lifecycle/begin-conversation.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ConversationId, QueueTaskId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';
import { askedTask } from './checks/asked-task.ts';
import { findPresentAgent } from './checks/find.ts';
import { settledCall } from './checks/find-member.ts';
import { bringAgent, HEARS_AND_SPEAKS } from './checks/own-phone.ts';
import type { RequestOf } from './request.ts';

export interface CalledAgent {
  readonly conversationId: ConversationId;
  readonly taskId: QueueTaskId;
  readonly agentCallId: CallId;
}

/** Data given beside the XML goes before the XML's own. */
const withData = (task: QueueTask, data: string | null): QueueTask =>
  data === null ? task : { ...task, enqueue: { ...task.enqueue, data } };

/** The caller is known once their own phone has answered, which may be rung only now. */
const askedBy = (task: QueueTask, callId: CallId): QueueTask =>
  task.origin.kind === 'conversation' ? { ...task, origin: { ...task.origin, callId } } : task;

/** An agent calls another, whom the queue finds. The calling agent is never a candidate. */
export const callAgent = (
  world: World,
  { agent: name, enqueue, data }: RequestOf<'call-agent'>,
): CalledAgent => {
  const agent = findPresentAgent(world, name);
  const present = settledCall(world, agent);
  const conversationId = world.makeId('conversation') as ConversationId;
  const origin = { kind: 'conversation', conversationId, callId: present, mode: 1 } as const;
  const id = world.makeId('task') as QueueTaskId;
  const asked = { id, type: 'call_agent', origin, excluded: [name], since: world.now } as const;
  const task = withData(askedTask(world, asked, enqueue), data);
  const conversation = emptyConversation(
    conversationId,
    'call_agent',
    task.enqueue.data,
    world.now,
  );
  const agentCallId = bringAgent(world, agent, conversation, HEARS_AND_SPEAKS, (callId) => ({
    kind: 'task',
    task: askedBy(task, callId),
  }));
  return { conversationId, taskId: id, agentCallId };
};
