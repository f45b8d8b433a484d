import type { Agent } from '../../src/domain/agent.ts';
import type { AgentCall, Call } from '../../src/domain/call.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import { violated } from './violation.ts';

const ONE_CALL = 'an agent is fetching or talking exactly while there is a call with his phone';
const ONE_PLACE = 'a caller is in exactly one place';
const ONE_TASK = 'an agent is rung for one task, and a task rings one agent';

const isRinging = ({ phase }: AgentCall): boolean =>
  phase.kind === 'dialling' || phase.kind === 'ringing';

/** The state that the call with his phone gives an agent. */
const stateFor = ({ phase }: AgentCall): 'fetching' | 'talking' => {
  if (phase.kind === 'ending') return phase.answeredAt === null ? 'fetching' : 'talking';
  return phase.kind === 'up' ? 'talking' : 'fetching';
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

const checkAgentCall = (world: World, call: AgentCall): void => {
  const agent = world.agents.get(call.agent);
  const isHis =
    agent === undefined
      ? call.phase.kind === 'ending'
      : agent.presence.kind !== 'resting' && agent.presence.callId === call.id;
  if (!isHis) violated(ONE_CALL, { call, agent });
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const task = world.tasks.get(call.phase.taskId);
  const rings = task?.phase.kind === 'fetching' && task.phase.selection.callId === call.id;
  if (!rings) violated(ONE_TASK, { call, task });
};

const checkCaller = (world: World, call: Call): void => {
  if (call.kind !== 'ivr') return;
  const { place } = call;
  const conversations = world.memberships.of(call.id);
  const isWhereHeTalks =
    place.kind === 'talking'
      ? conversations.length === 1 && conversations[0] === place.conversationId
      : conversations.length === 0;
  const isWhereHeWaits =
    place.kind !== 'waiting' || world.tasks.get(place.taskId)?.originCallId === call.id;
  if (!isWhereHeTalks || !isWhereHeWaits) violated(ONE_PLACE, { call, conversations });
};

const checkTask = (world: World, task: QueueTask): void => {
  const caller = world.calls.get(task.originCallId);
  const waits = caller?.kind === 'ivr' && caller.place.kind === 'waiting';
  if (!waits || caller.place.taskId !== task.id) violated(ONE_PLACE, { task, caller });
  const { phase } = task;
  if (phase.kind === 'waiting') return;
  if (phase.kind !== 'fetching') return violated('tasks that are over are not kept', task);
  const call = world.calls.get(phase.selection.callId);
  const isRung = call?.kind === 'agent' && isRinging(call);
  if (!isRung || call.agent !== phase.selection.agent) violated(ONE_TASK, { task, call });
};

const checkConversation = (world: World, conversation: Conversation): void => {
  const { members, phase, id } = conversation;
  if (phase.kind !== 'live') violated('conversations that are over are not kept', conversation);
  if (members.length < 2) violated('a conversation has two members', conversation);
  for (const { callId, party } of members) {
    const call = world.calls.get(callId);
    const isConnected =
      call?.kind === 'ivr'
        ? call.place.kind === 'talking'
        : call?.phase.kind === 'up' && party.kind === 'agent';
    if (!isConnected) violated('members are connected', { conversation, call });
    if (!world.memberships.of(callId).includes(id)) violated(ONE_PLACE, { conversation, call });
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
  if (active.length > 1) violated('of his conversations one at most is active', { id, active });
};

/** What must be true of the records after each step, whatever came before. */
export const checkRecords = (world: World): void => {
  for (const agent of world.agents.values()) checkAgent(world, agent);
  for (const call of world.calls.values()) {
    if (call.kind === 'agent') checkAgentCall(world, call);
    else checkCaller(world, call);
    checkActive(world, call);
  }
  for (const task of world.tasks.values()) checkTask(world, task);
  for (const conversation of world.conversations.values()) checkConversation(world, conversation);
};
