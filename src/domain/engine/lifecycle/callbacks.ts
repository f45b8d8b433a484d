import type { Agent } from '../../agent.ts';
import type { AgentCall, OutsideCall, PhoneFailure } from '../../call.ts';
import { CALLBACK_RECHECK_MS, CALLBACK_RING_MS, type Callback } from '../../callback.ts';
import type { Conversation } from '../../conversation.ts';
import type { AgentName, ConversationId } from '../../ids.ts';
import type { QueueTask, Selection, TaskEntry } from '../../queue-task.ts';
import { Refusal } from '../../refusal.ts';
import { resumeRoute } from '../world/task-timing.ts';
import { noteWait } from '../world/wait-estimates.ts';
import type { World } from '../world/world.ts';
import { emptyConversation, shapedBy, succeed } from './begin-conversation.ts';
import { type DialOut, dialOutCall } from './dial-out.ts';
import { hangUp } from './hanging-up.ts';
import { withLastAgents } from './last-talks.ts';
import { dialledAsMember, join } from './members.ts';
import { openingOf } from './opening.ts';
import { refuseOutsideCall } from './outside-limits.ts';
import { failTask, rest } from './tasks.ts';
import { afterTask } from './wrap-up.ts';

/** Nobody is on the line. */
export const ON_NO_LINE = { kind: 'callback', callId: null } as const;

/** On the last route a callback waits as long as it takes. */
const patient = (routes: QueueTask['routes']): QueueTask['routes'] =>
  routes.map((entries, number) =>
    number < routes.length - 1
      ? entries
      : entries.map((entry): TaskEntry => ({ ...entry, timeoutMs: null, queueTimeoutMs: null })),
  );

/** Who is to be called back, and who asked. */
export type AskedCallback = Pick<Callback, 'number' | 'name' | 'askedBy'>;

/** A phone that fails ends a callback no more than time does: nobody would tell the caller. */
const withPatience = (world: World, task: QueueTask, callback: Callback): QueueTask => ({
  ...withLastAgents(world, { ...task, routes: patient(task.routes) }, callback.number),
  callback,
  enqueue: { ...task.enqueue, failOverflow: true },
});

/** The task that takes the place of another: whoever is to be called back still is. */
export const stillCallback = (world: World, { callback }: QueueTask, next: QueueTask): QueueTask =>
  callback === null ? next : withPatience(world, next, callback);

/** The task as one that calls back. It keeps its place. */
export const asCallback = (world: World, task: QueueTask, asked: AskedCallback): QueueTask => {
  const { callbackFrom: from, callbackFirst: first, callbackTries: tries } = task.enqueue;
  const settings = { from, first, tries, retryMs: task.enqueue.callbackRetryMs };
  const now = { askedAt: world.now, failed: 0, lastFailure: null };
  return {
    ...withPatience(world, task, { ...asked, ...settings, ...now }),
    type: 'callback',
    origin: ON_NO_LINE,
    route: resumeRoute(task, world.now, false),
    speech: null,
    speaksAt: null,
    phase: { kind: 'waiting' },
  };
};

/** Callbacks to a number with nobody on the line yet. */
export const callbacksTo = (world: World, number: string): QueueTask[] =>
  world.callbacks
    .ofNumber(number)
    .map((id) => world.tasks.get(id))
    .filter((task) => task?.origin.kind === 'callback')
    .filter((task) => task !== undefined);

/**
 * Ends the callbacks to a number that is on the line now.
 * @returns since when the first of them waited; null: there was none
 */
export const replaceCallbacks = (world: World, number: string): number | null => {
  const replaced = callbacksTo(world, number);
  for (const task of replaced) failTask(world, task, { cause: 'callback_replaced' });
  return replaced.length === 0 ? null : Math.min(...replaced.map(({ createdAt }) => createdAt));
};

const dialOutOf = (world: World, { number, from }: Callback, task: QueueTask): DialOut => {
  const most = world.callcenter.settings.maxAnswerSeconds * 1000;
  const maxAnswerMs = Math.min(most, task.enqueue.conversationTimeoutMs ?? most);
  return { to: number, from: from ?? '', maxDialMs: CALLBACK_RING_MS, maxAnswerMs };
};

const whyNotCalled = (world: World, line: DialOut): Refusal | null => {
  try {
    refuseOutsideCall(world, null, line);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

/** Too many calls go out: it is tried again soon. A number that may not be called any more never is. */
const putOff = (world: World, task: QueueTask, why: Refusal): void => {
  if (why.id === 'too-many-outside-calls' || why.id === 'trunks-full')
    rest(world, task, CALLBACK_RECHECK_MS);
  else failTask(world, task, { cause: 'callback_fail', detail: 'not-allowed' });
};

/**
 * The turn of a callback has come, as this agent is free.
 * @returns whether the agent is rung for it now, as for any other task
 */
export const beginTurn = (world: World, task: QueueTask, agent: AgentName): boolean => {
  if (task.callback === null || task.origin.kind !== 'callback') return true;
  const line = dialOutOf(world, task.callback, task);
  const refused = whyNotCalled(world, line);
  if (refused !== null) putOff(world, task, refused);
  else if (task.callback.first === 'agent') return true;
  else callNumberFirst(world, task, line, agent);
  return false;
};

/** The number is called into a conversation that nobody is in yet. */
const callNumberFirst = (
  world: World,
  task: QueueTask,
  line: DialOut,
  keptFree: AgentName,
): void => {
  const id = world.makeId('conversation') as ConversationId;
  const call = dialOutCall(world, { agent: null, conversationId: id, mode: 1 }, line);
  const empty = emptyConversation(id, 'queue', task.enqueue.data, world.now);
  world.calls.put(call);
  world.conversations.put({
    ...empty,
    taskId: task.id,
    pending: [{ kind: 'line', callId: call.id }],
  });
  const phase = { kind: 'calling', callId: call.id, selection: null, keptFree } as const;
  world.tasks.put({ ...task, phase });
};

/** The agent is there: the number is called, and they hear it ring. */
export const callNumber = (
  world: World,
  task: QueueTask,
  callback: Callback,
  { selection, agentCall }: { readonly selection: Selection; readonly agentCall: AgentCall },
): void => {
  const { conversationId } = selection;
  const line = dialOutOf(world, callback, task);
  const refused = whyNotCalled(world, line);
  if (refused !== null) {
    putOff(world, task, refused);
    const rung = world.calls.get(agentCall.id);
    if (rung?.kind === 'agent') hangUp(world, rung, 'conversation-over');
    return;
  }
  if (callback.failed === 0) noteWait(world, task, selection);
  const call = dialOutCall(world, { agent: null, conversationId, mode: 1 }, line);
  world.calls.put(call);
  const empty = emptyConversation(conversationId, 'queue', task.enqueue.data, world.now);
  const pending = [{ kind: 'line', callId: call.id } as const];
  const shaped = { ...shapedBy(world, empty, task), until: null, pending };
  join(world, shaped, dialledAsMember(agentCall, 1, world.now));
  const phase = { kind: 'calling', callId: call.id, selection, keptFree: null } as const;
  world.tasks.put({ ...task, speech: null, phase });
};

/** Who was called first waits for an agent now, in the place that they have had all along. */
const waitForAgent = (
  world: World,
  conversation: Conversation,
  task: QueueTask,
  { id, conversationId }: OutsideCall,
): Conversation => {
  const origin = { kind: 'conversation', conversationId, callId: id, mode: 1 } as const;
  world.tasks.put({ ...task, origin, phase: { kind: 'waiting' } });
  return { ...conversation, pending: [...conversation.pending, { kind: 'task', taskId: task.id }] };
};

const openingFor = (world: World, task: QueueTask, name: AgentName) => {
  const agent: Agent | undefined = world.agents.get(name);
  return agent === undefined ? null : openingOf(world, task, agent);
};

/** The agent's state afterwards is the one that the enqueue asks for only if they talked. */
const reserve = (world: World, task: QueueTask, name: AgentName): void => {
  const agent = world.agents.get(name);
  if (agent?.presence.kind !== 'talking') return;
  const afterwards = afterTask(world, task, agent.presence.afterwards);
  world.agents.put({ ...agent, presence: { ...agent.presence, afterwards } });
};

/**
 * A number answered that may have been called for a callback.
 * @param conversation into which it was called
 * @returns the conversation as they find it
 */
export const calledBack = (
  world: World,
  conversation: Conversation,
  call: OutsideCall,
): Conversation => {
  const taskId = world.callbacks.calledBy(call.id);
  const task = taskId === undefined ? undefined : world.tasks.get(taskId);
  if (task?.phase.kind !== 'calling') return conversation;
  const { selection } = task.phase;
  if (selection === null) return waitForAgent(world, conversation, task, call);
  succeed(world, task, { ...selection, conversationId: conversation.id });
  reserve(world, task, selection.agent);
  const { conversationTimeoutMs } = task.enqueue;
  return {
    ...conversation,
    opening: conversation.opening ?? openingFor(world, task, selection.agent),
    until: conversationTimeoutMs === null ? null : world.now + conversationTimeoutMs,
  };
};

/** The number came to nothing: it is called again after a while, unless it was called often enough. */
export const numberFailed = (world: World, task: QueueTask, failure: PhoneFailure): void => {
  if (task.callback === null) return;
  const failed = task.callback.failed + 1;
  const callback = { ...task.callback, failed, lastFailure: failure };
  if (failed >= callback.tries) {
    failTask(world, { ...task, callback }, { cause: 'callback_fail', detail: failure });
  } else rest(world, { ...task, callback }, callback.retryMs);
};

/** The agent left, or the conversation was ended, before the number had answered: that was no try. */
export const callingAbandoned = (world: World, task: QueueTask): void => {
  if (task.callback !== null) rest(world, task, task.callback.retryMs);
};
