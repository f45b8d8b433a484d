import type { AgentCall, IvrCall } from '../../call.ts';
import type { Conversation, ConversationType } from '../../conversation.ts';
import type { ConversationId, Instant } from '../../ids.ts';
import { recordingOfBoth } from '../../recording.ts';
import type { QueueTask, Selection } from '../../queue-task.ts';
import { variablesAfterSuccess } from '../reconcile/ivr-variables.ts';
import { callerAsMember, dialledAsMember, join } from './members.ts';
import { openingOf } from './opening.ts';
import { taskCame } from './pending.ts';
import { noteWait } from '../world/wait-estimates.ts';
import type { World } from '../world/world.ts';

/** A conversation that nobody is in yet. */
export const emptyConversation = (
  id: ConversationId,
  type: ConversationType,
  userData: string | null,
  createdAt: Instant,
): Conversation => ({
  id,
  type,
  taskId: null,
  createdAt,
  begunAt: null,
  opening: null,
  holdVoice: null,
  until: null,
  userData,
  level: 2,
  recording: 'off',
  recorded: false,
  members: [],
  agents: [],
  numbers: [],
  pending: [],
  phase: { kind: 'live' },
});

/** As the enqueue wants it that brought it about. */
export const shapedBy = (
  world: World,
  conversation: Conversation,
  task: QueueTask,
): Conversation => {
  const { holdVoice, conversationTimeoutMs, conversationLevel, record } = task.enqueue;
  return {
    ...conversation,
    taskId: task.id,
    holdVoice,
    level: conversationLevel,
    recording: recordingOfBoth(conversation.recording, record ? 'on' : 'off'),
    until: conversationTimeoutMs === null ? null : world.now + conversationTimeoutMs,
  };
};

/** @param selection the agent who talks with whom the task is for */
export const succeed = (world: World, task: QueueTask, selection: Selection): void => {
  if (task.callback === null) noteWait(world, task, selection);
  world.tasks.put({
    ...task,
    speech: null,
    phase: { kind: 'success', selection, endedAt: world.now },
  });
};

/** The caller who waited is answered at last, should the dialplan not have done so. */
const stopWaiting = (world: World, call: IvrCall, task: QueueTask, selection: Selection): void => {
  const { conversationId, agent } = selection;
  const variables = variablesAfterSuccess(task, agent, conversationId, call.attempts);
  const place = { kind: 'talking', conversationId, variables } as const;
  world.calls.put({ ...call, answered: true, place });
};

/** The agent answered: the task succeeded, and they talk with the caller who waited. */
export const beginConversation = (
  world: World,
  task: QueueTask,
  selection: Selection,
  agentCall: AgentCall,
  waitingCall: IvrCall,
): void => {
  const agent = world.agents.get(agentCall.agent);
  const { conversationId } = selection;
  const empty = emptyConversation(conversationId, 'queue', task.enqueue.data, world.now);
  const opening = agent === undefined ? null : openingOf(world, task, agent);
  const begun = {
    ...shapedBy(world, empty, task),
    opening,
    members: [callerAsMember(waitingCall, world.now)],
  };
  succeed(world, task, selection);
  stopWaiting(world, waitingCall, task, selection);
  join(world, begun, dialledAsMember(agentCall, 1, world.now));
};

/** The agent answered: they join the conversation that waited for them. */
export const joinWaitingConversation = (
  world: World,
  task: QueueTask,
  selection: Selection,
  agentCall: AgentCall,
  conversation: Conversation,
): void => {
  const agent = world.agents.get(agentCall.agent);
  const mode = task.origin.kind === 'conversation' ? task.origin.mode : 1;
  const opening = agent === undefined ? null : openingOf(world, task, agent);
  const isFirst = conversation.taskId === null && conversation.type === 'call_agent';
  const shaped = isFirst ? shapedBy(world, conversation, task) : conversation;
  succeed(world, task, selection);
  // Once wanted, a recording goes on, whoever comes and goes. What somebody paused stays so.
  const recording = recordingOfBoth(shaped.recording, task.enqueue.record ? 'on' : 'off');
  const spoken = { ...shaped, recording, opening: opening ?? shaped.opening };
  const waited = taskCame(world, spoken, task);
  join(world, waited, dialledAsMember(agentCall, mode, world.now));
};
