import type { AgentCall, OutsideCall, RingPurpose } from '../call.ts';
import type { Conversation, Plan } from '../conversation.ts';
import {
  beginConversation,
  joinWaitingConversation,
} from '../engine/lifecycle/begin-conversation.ts';
import { calledBack, callNumber } from '../engine/lifecycle/callbacks.ts';
import { ivrCall } from '../engine/lifecycle/callers.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { rejoin } from '../engine/lifecycle/rejoining.ts';
import { dialledAsMember, join, unheard } from '../engine/lifecycle/members.ts';
import { callCame, liveConversation } from '../engine/lifecycle/pending.ts';
import { beginPlan } from '../engine/lifecycle/planned.ts';
import { afterTask } from '../engine/lifecycle/wrap-up.ts';
import { taskOfCall } from '../engine/lifecycle/tasks.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';

/** @param task null: the agent asked for the call, and has the state again that they had before */
const startTalking = (world: World, call: AgentCall, task: QueueTask | null): void => {
  const agent = world.agents.get(call.agent);
  if (agent === undefined || agent.presence.kind === 'resting') return;
  const { afterwards } = agent.presence;
  world.agents.put({
    ...agent,
    noAnswers: 0,
    stateSince: world.now,
    presence: {
      kind: 'talking',
      callId: call.id,
      afterwards: task === null ? afterwards : afterTask(world, task, afterwards),
    },
  });
};

const answeredForTask = (world: World, call: AgentCall, task: QueueTask): void => {
  if (task.phase.kind !== 'fetching') return;
  const { selection } = task.phase;
  if (task.callback !== null && task.origin.kind === 'callback') {
    startTalking(world, call, null);
    callNumber(world, task, task.callback, { selection, agentCall: call });
    return;
  }
  startTalking(world, call, task);
  if (task.origin.kind === 'call') {
    const waitingCall = ivrCall(world, task.origin.callId);
    if (waitingCall !== undefined) beginConversation(world, task, selection, call, waitingCall);
    return;
  }
  if (task.origin.kind === 'callback') return;
  const conversation = liveConversation(world, task.origin.conversationId);
  if (conversation !== undefined) {
    joinWaitingConversation(world, task, selection, call, conversation);
  }
};

/** What the agent who answers asked for. */
const planOf = ({ pending }: Conversation, callId: CallId): Plan | null => {
  const phone = pending.find((one) => one.kind === 'phone' && one.callId === callId);
  return phone?.kind === 'phone' ? phone.plan : null;
};

type Join = Extract<RingPurpose, { kind: 'join' }>;

/** The agent joins the conversation that they asked for. If it is over, the phone is hung up. */
const answeredToJoin = (world: World, call: AgentCall, purpose: Join): void => {
  const { conversationId, mode, whisperTo } = purpose;
  const conversation = liveConversation(world, conversationId);
  startTalking(world, call, null);
  if (conversation === undefined) {
    hangUp(world, call, 'conversation-over');
    return;
  }
  const plan = planOf(conversation, call.id);
  const waited = callCame(world, conversation, call.id);
  const isThere = waited.members.some(
    ({ party }) => party.kind === 'agent' && party.name === whisperTo,
  );
  const member = { ...dialledAsMember(call, mode, world.now), whisperTo };
  join(world, waited, whisperTo === null || isThere ? member : unheard(member, world.now));
  if (plan !== null) beginPlan(world, conversationId, plan);
};

const agentAnswered = (world: World, call: AgentCall): void => {
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const { purpose } = call.phase;
  const task = taskOfCall(world, call);
  if (purpose.kind === 'task' && task === undefined) return;
  const up: AgentCall = { ...call, phase: { kind: 'up', answeredAt: world.now } };
  world.calls.put(up);
  if (task !== undefined) answeredForTask(world, up, task);
  else if (purpose.kind === 'join') answeredToJoin(world, up, purpose);
  else if (purpose.kind === 'rejoin') rejoin(world, up, purpose.lost);
};

const outsideAnswered = (world: World, call: OutsideCall): void => {
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const until = world.now + call.maxAnswerMs;
  const up: OutsideCall = { ...call, phase: { kind: 'up', answeredAt: world.now, until } };
  world.calls.put(up);
  const conversation = liveConversation(world, call.conversationId);
  if (conversation === undefined) hangUp(world, up, 'conversation-over');
  else {
    const waited = callCame(world, conversation, call.id);
    join(world, calledBack(world, waited, up), dialledAsMember(up, call.mode, world.now));
  }
};

/** Somebody answered. A call that is being hung up already is not noticed: it ends by itself. */
export const phoneAnswered = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call?.kind === 'agent') agentAnswered(world, call);
  else if (call?.kind === 'outside') outsideAnswered(world, call);
};
