import { type Agent, isUsable } from '../../src/domain/agent.ts';
import type { AgentCall, Call } from '../../src/domain/call.ts';
import { compileWhere, type CompiledWhere } from '../../src/domain/condition/compile.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { deadlineOf, type DeadlineKey } from '../../src/domain/engine/deadline-of.ts';
import { entryOf, waitsUntil } from '../../src/domain/engine/task-timing.ts';
import type { World } from '../../src/domain/engine/world.ts';
import type { QueueTask, TaskEntry } from '../../src/domain/queue-task.ts';
import { enabledScores } from '../../src/domain/skill.ts';
import { conditionKey } from '../../src/domain/stored-condition.ts';
import { must, Violation } from './violation.ts';

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

const checkAgent = (world: World, { name, extension, presence }: Agent): void => {
  if (presence.kind === 'resting') return;
  const call = world.calls.get(presence.callId);
  const found = (): string => `${name} is ${JSON.stringify(presence)} with ${JSON.stringify(call)}`;
  must(ONE_CALL, call?.kind === 'agent' && call.agent === name, found);
  if (call?.kind !== 'agent') return;
  must(ONE_CALL, stateFor(call) === presence.kind && call.extension === extension, found);
};

const checkAgentCall = (world: World, call: AgentCall): void => {
  const agent = world.agents.get(call.agent);
  const found = (): string => `${JSON.stringify(call)} of ${JSON.stringify(agent?.presence)}`;
  if (agent === undefined) must(ONE_CALL, call.phase.kind === 'ending', found);
  else {
    const isHis = agent.presence.kind !== 'resting' && agent.presence.callId === call.id;
    must(ONE_CALL, isHis, found);
  }
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const task = world.tasks.get(call.phase.taskId);
  const rings = task?.phase.kind === 'fetching' && task.phase.selection.callId === call.id;
  must(ONE_TASK, rings, () => `${found()} rings for ${JSON.stringify(task?.phase)}`);
};

const checkCaller = (world: World, call: Call): void => {
  if (call.kind !== 'ivr') return;
  const conversations = world.memberships.of(call.id);
  const found = (): string => `${JSON.stringify(call)} in ${JSON.stringify(conversations)}`;
  const { place } = call;
  if (place.kind === 'waiting') {
    must(ONE_PLACE, world.tasks.get(place.taskId)?.originCallId === call.id, found);
  }
  const expected = place.kind === 'talking' ? [place.conversationId] : [];
  must(ONE_PLACE, JSON.stringify(conversations) === JSON.stringify(expected), found);
};

const checkTask = (world: World, task: QueueTask): void => {
  const found = (): string => JSON.stringify(task);
  const caller = world.calls.get(task.originCallId);
  const waits = caller?.kind === 'ivr' && caller.place.kind === 'waiting';
  must(ONE_PLACE, waits && caller.place.taskId === task.id, found);
  if (task.phase.kind !== 'fetching') {
    must('tasks that are over are not kept', task.phase.kind === 'waiting', found);
    return;
  }
  const call = world.calls.get(task.phase.selection.callId);
  const isRung = call?.kind === 'agent' && isRinging(call);
  must(ONE_TASK, isRung && call.agent === task.phase.selection.agent, found);
};

const checkConversation = (world: World, conversation: Conversation): void => {
  const { members, phase, id } = conversation;
  const found = (): string => JSON.stringify(conversation);
  must('conversations that are over are not kept', phase.kind === 'live', found);
  must('a conversation has two members', members.length >= 2, found);
  for (const { callId, party } of members) {
    const call = world.calls.get(callId);
    must(ONE_PLACE, world.memberships.of(callId).includes(id), found);
    if (call?.kind === 'ivr') must(ONE_PLACE, call.place.kind === 'talking', found);
    else must('members are connected', call?.phase.kind === 'up' && party.kind === 'agent', found);
  }
};

const checkActive = (world: World, { callId }: { callId: Call['id'] }): void => {
  const active = world.memberships
    .of(callId)
    .map((id) => world.conversations.get(id))
    .filter((row) => row?.members.some((member) => member.callId === callId && member.mode !== 4));
  must('of his conversations one at most is active', active.length < 2, () => callId);
};

const compiled = new Map<string, CompiledWhere>();

const where = (source: string): CompiledWhere => {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const fresh = compileWhere(source);
  compiled.set(source, fresh);
  return fresh;
};

/** Whether the agent is one whom the entry of the task looks for. */
export const matches = (world: World, task: QueueTask, entry: TaskEntry, agent: Agent): boolean => {
  if (agent.workChannel !== task.enqueue.workChannel) return false;
  switch (entry.kind) {
    case 'agent':
      return agent.name === entry.name;
    case 'skill':
      return enabledScores(agent.skills).has(entry.name);
    case 'condition': {
      const stored = world.conditions.get(conditionKey(agent.workChannel, entry.name));
      return stored !== undefined && where(stored.where).matches(enabledScores(agent.skills));
    }
  }
};

/** Entries that are waited on and whose time is not up. */
const waitedOn = (task: QueueTask, now: number): TaskEntry[] =>
  task.route.open
    .map((number) => entryOf(task, number))
    .filter((entry) => (waitsUntil(task, entry) ?? Infinity) > now);

const checkNobodyStarves = (world: World): void => {
  const usable = [...world.agents.values()].filter(isUsable);
  if (usable.length === 0) return;
  for (const task of world.tasks.values()) {
    if (task.phase.kind !== 'waiting') continue;
    const entries = waitedOn(task, world.now);
    const suits = (agent: Agent): boolean =>
      entries.some((entry) => matches(world, task, entry, agent));
    const failed = new Set(task.attempts.map(({ agent }) => agent));
    const untried = [...world.agents.values()].some(
      (each) => !failed.has(each.name) && suits(each),
    );
    const idle = usable.find((agent) => suits(agent) && !(untried && failed.has(agent.name)));
    must(
      'nobody waits while an agent for him is idle',
      idle === undefined,
      () => `${task.id} waits while ${String(idle?.name)} is idle: ${JSON.stringify(task.route)}`,
    );
  }
};

/** When the first record has to be looked at, found by looking at all; null: never. */
const firstDeadline = (world: World): number | null => {
  const keys: DeadlineKey[] = [];
  for (const { name } of world.agents.values()) keys.push(`agents/${name}`);
  for (const { id } of world.tasks.values()) keys.push(`tasks/${id}`);
  for (const { id } of world.calls.values()) keys.push(`calls/${id}`);
  for (const { id } of world.conversations.values()) keys.push(`conversations/${id}`);
  let first: number | null = null;
  for (const key of keys) {
    const at = deadlineOf(world, key);
    if (at !== null && (first === null || at < first)) first = at;
  }
  return first;
};

const checkDeadlines = (world: World, wasWoken: boolean): void => {
  const first = firstDeadline(world);
  if (first === null) return;
  const next = world.deadlines.next();
  must(
    'no deadline is forgotten',
    next !== null && next <= first,
    () => `the first is at ${first}, it is to wake at ${String(next)}`,
  );
  if (wasWoken && first <= world.now) {
    throw new Violation('deadlines are kept', `${first} has passed at ${world.now}`);
  }
};

/** What must be true of the records after each step. */
export const checkRecords = (world: World, wasWoken: boolean): void => {
  for (const agent of world.agents.values()) checkAgent(world, agent);
  for (const call of world.calls.values()) {
    if (call.kind === 'agent') checkAgentCall(world, call);
    else checkCaller(world, call);
    checkActive(world, { callId: call.id });
  }
  for (const task of world.tasks.values()) checkTask(world, task);
  for (const conversation of world.conversations.values()) checkConversation(world, conversation);
  checkNobodyStarves(world);
  checkDeadlines(world, wasWoken);
};
