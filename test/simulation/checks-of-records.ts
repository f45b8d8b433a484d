import type { Agent } from '../../src/domain/agent.ts';
import type { AgentCall, Call, IvrCall, OutsideCall } from '../../src/domain/call.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import type { CallId } from '../../src/domain/ids.ts';
import { checkConversation } from './checks-of-conversations.ts';
import { checkCallback, checkPatience } from './checks-of-callbacks.ts';
import { violated } from './violation.ts';

const ONE_CALL = 'an agent is fetching or talking exactly while there is a call with their phone';
const ONE_PLACE = 'a caller is in exactly one place';
const ONE_TASK = 'an agent is rung for one task, and a task rings one agent';
const RINGS_FOR = 'a call that rings is waited for, and one that is up is in a conversation';

const isRinging = ({ phase }: AgentCall): boolean =>
  phase.kind === 'dialling' || phase.kind === 'ringing';

/** The state that the call with their phone gives an agent. */
const stateFor = ({ phase }: AgentCall): 'fetching' | 'talking' => {
  if (phase.kind === 'ending') {
    return phase.answeredAt === null && phase.reason !== 'rejoin-over' ? 'fetching' : 'talking';
  }
  return phase.kind === 'up' || phase.kind === 'lost' ? 'talking' : 'fetching';
};

const checkAgent = (world: World, agent: Agent): void => {
  const { name, extension, presence } = agent;
  if (presence.kind === 'resting') return;
  const call = world.calls.get(presence.callId);
  const isHis =
    call?.kind === 'agent' &&
    call.agent === name &&
    call.extension === extension &&
    stateFor(call) === presence.kind;
  if (!isHis) violated(ONE_CALL, { agent, call });
};

/** Whether somebody waits for the phone, by the call's own purpose. */
const isWaitedFor = (world: World, { id, phase }: AgentCall): boolean => {
  if (phase.kind !== 'dialling' && phase.kind !== 'ringing') return true;
  const { purpose } = phase;
  if (purpose.kind === 'task') {
    const task = world.tasks.get(purpose.taskId);
    return task?.phase.kind === 'fetching' && task.phase.selection.callId === id;
  }
  if (purpose.kind === 'rejoin') {
    const lost = world.calls.get(purpose.lost);
    if (lost?.kind !== 'agent' || lost.phase.kind !== 'lost') return false;
    return lost.phase.rejoin.kind === 'ringing' && lost.phase.rejoin.callId === id;
  }
  const pending = world.conversations.get(purpose.conversationId)?.pending ?? [];
  return pending.some((one) => one.kind === 'phone' && one.callId === id);
};

/** One that rang for an agent who was lost, and was given up, is nobody's while it ends. */
const isLeftOver = ({ phase }: AgentCall): boolean =>
  phase.kind === 'ending' &&
  phase.answeredAt === null &&
  (phase.reason === 'lost' || phase.reason === 'error');

/** The call that stands for its agent: while their phone is rung because it was lost, the lost one. */
const standsFor = ({ id, phase }: AgentCall): CallId => {
  if (phase.kind !== 'dialling' && phase.kind !== 'ringing') return id;
  return phase.purpose.kind === 'rejoin' ? phase.purpose.lost : id;
};

const checkAgentCall = (world: World, call: AgentCall): void => {
  const agent = world.agents.get(call.agent);
  const isHis =
    agent === undefined
      ? call.phase.kind === 'ending'
      : agent.presence.kind !== 'resting' && agent.presence.callId === standsFor(call);
  if (!isHis && !isLeftOver(call)) violated(ONE_CALL, { call, agent });
  const talks = world.memberships.of(call.id).length > 0;
  const isMember = call.phase.kind === 'up' || call.phase.kind === 'lost';
  if (talks !== isMember) violated(RINGS_FOR, call);
  if (!isWaitedFor(world, call)) violated(RINGS_FOR, call);
};

const checkOutsideCall = (world: World, call: OutsideCall): void => {
  const conversations = world.memberships.of(call.id);
  const isTalkedWith = conversations.length === 1 && conversations[0] === call.conversationId;
  const isRight = call.phase.kind === 'up' ? isTalkedWith : conversations.length === 0;
  if (!isRight) violated(RINGS_FOR, { call, conversations });
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const pending = world.conversations.get(call.conversationId)?.pending ?? [];
  const isAwaited = pending.some((one) => one.kind === 'line' && one.callId === call.id);
  if (!isAwaited) violated(RINGS_FOR, call);
};

const checkCaller = (world: World, call: IvrCall): void => {
  const { place } = call;
  const conversations = world.memberships.of(call.id);
  const isWhereHeTalks =
    place.kind === 'talking'
      ? conversations.length === 1 && conversations[0] === place.conversationId
      : conversations.length === 0;
  const task = place.kind === 'waiting' ? world.tasks.get(place.taskId) : undefined;
  const isWhereHeWaits =
    place.kind !== 'waiting' || (task?.origin.kind === 'call' && task.origin.callId === call.id);
  if (!isWhereHeTalks || !isWhereHeWaits) violated(ONE_PLACE, { call, conversations });
};

/** The caller or the conversation that waits for the task knows of it. */
const checkOrigin = (world: World, task: QueueTask): void => {
  const { origin, id } = task;
  if (origin.kind === 'call') {
    const caller = world.calls.get(origin.callId);
    const waits = caller?.kind === 'ivr' && caller.place.kind === 'waiting';
    if (!waits || caller.place.taskId !== id) violated(ONE_PLACE, { task, caller });
    return;
  }
  checkPatience(task);
  if (origin.kind === 'callback') {
    checkCallback(world, task);
    return;
  }
  const pending = world.conversations.get(origin.conversationId)?.pending ?? [];
  const its = pending.filter((one) => one.kind === 'task' && one.taskId === id);
  if (its.length !== 1) violated('a conversation waits once for each of its tasks', task);
};

const checkTask = (world: World, task: QueueTask): void => {
  checkOrigin(world, task);
  const { phase, origin } = task;
  if (phase.kind === 'waiting' || phase.kind === 'resting' || phase.kind === 'calling') return;
  if (phase.kind !== 'fetching') return violated('tasks that are over are not kept', task);
  const call = world.calls.get(phase.selection.callId);
  const isRung = call?.kind === 'agent' && isRinging(call);
  if (!isRung || call.agent !== phase.selection.agent) violated(ONE_TASK, { task, call });
  if (task.excluded.includes(phase.selection.agent))
    violated('who is no candidate is not rung', task);
  const isHis =
    origin.kind !== 'conversation' || origin.conversationId === phase.selection.conversationId;
  if (!isHis) violated('who is won joins the conversation that waits', task);
};

const checkCall = (world: World, call: Call): void => {
  switch (call.kind) {
    case 'agent':
      checkAgentCall(world, call);
      return;
    case 'outside':
      checkOutsideCall(world, call);
      return;
    case 'ivr':
      checkCaller(world, call);
  }
};

const checkActive = (world: World, { id }: Call): void => {
  const conversations = world.memberships.of(id);
  if (conversations.length < 2) return;
  const active = conversations.filter((each) =>
    world.conversations
      .get(each)
      ?.members.some((member) => member.callId === id && member.mode !== 4),
  );
  if (active.length > 1) violated('of their conversations one at most is active', { id, active });
};

/** What must be true of the records after each step, whatever came before. */
export const checkRecords = (world: World): void => {
  for (const agent of world.agents.values()) checkAgent(world, agent);
  for (const call of world.calls.values()) {
    checkCall(world, call);
    checkActive(world, call);
  }
  for (const task of world.tasks.values()) checkTask(world, task);
  for (const conversation of world.conversations.values()) checkConversation(world, conversation);
};
