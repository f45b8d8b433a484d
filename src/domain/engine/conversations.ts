import type { AgentCall, IvrCall } from '../call.ts';
import type { Conversation, ConversationEndReason, Member } from '../conversation.ts';
import type { AgentName, CallId, ConversationId } from '../ids.ts';
import type { QueueTask, Selection } from '../queue-task.ts';
import type { Speech } from '../speech.ts';
import { ivrCall, returnToIvr } from './callers.ts';
import { variablesAfterSuccess, withEndReason } from './ivr-variables.ts';
import { openingOf } from './opening.ts';
import { hangUpPhone } from './phones.ts';
import { noteWait } from './wait-estimates.ts';
import type { World } from './world.ts';

const caller = (world: World, { id, number }: IvrCall): Member => ({
  callId: id,
  party: { kind: 'outside', number },
  mode: 1,
  joinedAt: world.now,
});

const answerer = (world: World, { id, agent }: AgentCall): Member => ({
  callId: id,
  party: { kind: 'agent', name: agent },
  mode: 1,
  joinedAt: world.now,
});

const conversationOf = (
  world: World,
  task: QueueTask,
  id: ConversationId,
  members: readonly Member[],
  opening: Speech | null,
): Conversation => ({
  id,
  type: 'queue',
  taskId: task.id,
  createdAt: world.now,
  begunAt: opening === null ? world.now : null,
  opening,
  holdVoice: task.enqueue.holdVoice,
  until:
    task.enqueue.conversationTimeoutMs === null
      ? null
      : world.now + task.enqueue.conversationTimeoutMs,
  userData: task.enqueue.data,
  members,
  phase: { kind: 'live' },
});

/** The agent answered: his task succeeded, and he talks with the caller who waited. */
export const beginConversation = (
  world: World,
  task: QueueTask,
  selection: Selection,
  agentCall: AgentCall,
  waitingCall: IvrCall,
): void => {
  const { conversationId } = selection;
  const agent = world.agents.get(agentCall.agent);
  const opening = agent === undefined ? null : openingOf(world, task, agent);
  const members = [caller(world, waitingCall), answerer(world, agentCall)];
  world.conversations.put(conversationOf(world, task, conversationId, members, opening));
  noteWait(world, task, selection);
  world.tasks.put({
    ...task,
    speech: null,
    phase: { kind: 'success', selection, endedAt: world.now },
  });
  const { attempts } = waitingCall;
  const variables = variablesAfterSuccess(task, agentCall.agent, conversationId, attempts);
  world.calls.put({
    ...waitingCall,
    answered: true,
    place: { kind: 'talking', conversationId, variables },
  });
};

const noteConversationEnd = (world: World, name: AgentName): void => {
  const agent = world.agents.get(name);
  if (agent !== undefined) world.agents.put({ ...agent, lastConversationEndedAt: world.now });
};

const dismiss = (world: World, { callId, party }: Member, reason: ConversationEndReason): void => {
  const call = world.calls.get(callId);
  if (party.kind === 'agent') noteConversationEnd(world, party.name);
  if (call?.kind === 'agent') hangUpPhone(world, call, 'conversation-over');
  const outsider = ivrCall(world, callId);
  if (outsider?.place.kind !== 'talking') return;
  returnToIvr(world, outsider, withEndReason(outsider.place.variables, reason));
};

/** Ends a conversation: callers go back to the IVR, phones of agents are hung up. */
export const dissolve = (
  world: World,
  conversation: Conversation,
  reason: ConversationEndReason,
): void => {
  world.conversations.put({
    ...conversation,
    phase: { kind: 'over', endedAt: world.now, reason },
  });
  for (const member of conversation.members) dismiss(world, member, reason);
};

/** Live conversations that the call is a member of. */
export const conversationsOf = (world: World, callId: CallId): Conversation[] =>
  world.memberships
    .of(callId)
    .map((id) => world.conversations.get(id))
    .filter((conversation) => conversation !== undefined);

/**
 * A call left all its conversations. With fewer than two members left and nothing pending a
 * conversation is dissolved.
 */
export const leaveAll = (world: World, callId: CallId, reason: ConversationEndReason): void => {
  for (const conversation of conversationsOf(world, callId)) {
    const left = conversation.members.find((member) => member.callId === callId);
    const members = conversation.members.filter((member) => member.callId !== callId);
    if (left?.party.kind === 'agent') noteConversationEnd(world, left.party.name);
    const remaining = { ...conversation, members };
    if (members.length < 2) dissolve(world, remaining, reason);
    else world.conversations.put(remaining);
  }
};
