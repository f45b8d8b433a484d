import type { AgentCall, PhoneFailure } from '../../call.ts';
import type { ConversationEndReason } from '../../conversation.ts';
import type { AgentName, CallId, QueueTaskId } from '../../ids.ts';
import {
  type QueueTask,
  type QueueTaskFailure,
  type Selection,
  selectionOf,
} from '../../queue-task.ts';
import { ivrCall, returnToIvr } from './callers.ts';
import { variablesAfterFailure } from '../reconcile/ivr-variables.ts';
import { hangUp } from './hanging-up.ts';
import { callFailed, taskFailed } from './pending.ts';
import { countFailure } from './phones.ts';
import { isForNobodyThere } from './who-is-there.ts';
import { beginRoute, resumeRoute, stillOpen } from '../world/task-timing.ts';
import { unreachable } from '../../unreachable.ts';
import { waitingTask } from '../world/as-queued.ts';
import type { World } from '../world/world.ts';

/** The agent whose phone is rung for it; null: none is. */
const rungFor = ({ phase }: QueueTask): Selection | null =>
  phase.kind === 'fetching' ? phase.selection : null;

/** Stops the phone that rings for the task, if one does. */
export const stopRinging = (world: World, task: QueueTask): void => {
  const selection = rungFor(task);
  const call = selection === null ? undefined : world.calls.get(selection.callId);
  if (call?.kind === 'agent') hangUp(world, call, 'task-over');
};

/** Why the conversation that waited for the task ends, if nothing else holds it together. */
const endReason = (failure: QueueTaskFailure): ConversationEndReason => {
  switch (failure.cause) {
    case 'call_fail':
      return failure.detail;
    case 'hangup':
    case 'forward':
    case 'closed':
    case 'key':
    case 'callback_replaced':
      return 'cancel';
    case 'callback_fail':
      return failure.detail === 'not-allowed' ? 'cancel' : failure.detail;
    case 'timeout':
    case 'reject':
    case 'cancel':
    case 'overflow':
    case 'error':
      return failure.cause;
  }
};

const sendBack = (
  world: World,
  task: QueueTask,
  callId: CallId,
  failure: QueueTaskFailure,
): void => {
  const caller = ivrCall(world, callId);
  if (caller?.place.kind !== 'waiting' || caller.place.taskId !== task.id) return;
  returnToIvr(world, caller, variablesAfterFailure(task, failure, caller.attempts));
};

/** The number of the callback is not called any more. */
const stopCalling = (world: World, { phase }: QueueTask, reason: ConversationEndReason): void => {
  const call = phase.kind === 'calling' ? world.calls.get(phase.callId) : undefined;
  if (call?.kind !== 'outside' || call.phase.kind === 'ending') return;
  hangUp(world, call, 'task-over');
  callFailed(world, call.conversationId, call.id, reason);
};

/** Ends a task without an agent. A caller who is still on the line goes back to the IVR. */
export const failTask = (world: World, task: QueueTask, failure: QueueTaskFailure): void => {
  stopRinging(world, task);
  world.tasks.put({
    ...task,
    phase: { kind: 'fail', failure, endedAt: world.now, selection: selectionOf(task) },
  });
  const { origin } = task;
  switch (origin.kind) {
    case 'call':
      sendBack(world, task, origin.callId, failure);
      return;
    case 'conversation':
      taskFailed(world, origin.conversationId, task, endReason(failure));
      return;
    case 'callback':
      stopCalling(world, task, endReason(failure));
      return;
    default:
      unreachable(origin);
  }
};

/** A callback searches again later: nobody would tell the caller that they are not called. */
const runOutOfRoutes = (world: World, task: QueueTask): void => {
  if (task.callback === null) failTask(world, task, { cause: 'timeout' });
  else rest(world, task, task.callback.retryMs);
};

/** A callback is tried again after a while. */
export const rest = (world: World, task: QueueTask, forMs: number): void => {
  world.tasks.put({ ...task, phase: { kind: 'resting', until: world.now + forMs } });
};

/** A callback has rested: its route begins anew. */
export const searchAnew = (world: World, task: QueueTask): void => {
  const { number } = task.route;
  const route = beginRoute(world.now, number, task.routes[number] ?? [], task.attempts.length);
  world.tasks.put({ ...task, route, phase: { kind: 'waiting' } });
};

/** The task waits on what is left of its route, else on the next one; after the last it fails. */
export const goOnSearching = (world: World, task: QueueTask, open: readonly number[]): void => {
  if (open.length > 0) {
    world.tasks.put({ ...task, route: { ...task.route, open }, phase: { kind: 'waiting' } });
    return;
  }
  const number = task.route.number + 1;
  const entries = task.routes[number];
  if (entries === undefined) {
    runOutOfRoutes(world, task);
    return;
  }
  const route = beginRoute(world.now, number, entries, task.attempts.length);
  const next: QueueTask = { ...task, route, phase: { kind: 'waiting' } };
  if (isForNobodyThere(world, next)) goOnSearching(world, next, []);
  else world.tasks.put(next);
};

/** Whether somebody is free for it who was not rung for it yet. */
const isNextFree = (world: World, task: QueueTask): boolean => {
  const match = world.queue.bestAgentFor(waitingTask(task), world.random);
  return match !== null && task.attempts.every(({ agent }) => agent !== match.agent);
};

/** The phone that was rung came to nothing. What was being said when it rang is not taken up again. */
const resumeSearch = (world: World, task: QueueTask): void => {
  const route = resumeRoute(task, world.now, isNextFree(world, task));
  const resumed: QueueTask = { ...task, speech: null, route };
  goOnSearching(world, resumed, stillOpen(resumed, world.now));
};

/** Drops the entries whose time is up. */
export const dropRunOutEntries = (world: World, task: QueueTask): void => {
  const open = stillOpen(task, world.now);
  if (open.length < task.route.open.length) goOnSearching(world, task, open);
};

/** The task that this call rings a phone for; undefined: it rings for none, or no longer. */
export const taskOfCall = (world: World, { id, phase }: AgentCall): QueueTask | undefined => {
  if (phase.kind !== 'dialling' && phase.kind !== 'ringing') return undefined;
  if (phase.purpose.kind !== 'task') return undefined;
  const task = world.tasks.get(phase.purpose.taskId);
  return task !== undefined && rungFor(task)?.callId === id ? task : undefined;
};

const phoneFailure = (agent: AgentName, detail: PhoneFailure, task: QueueTask): QueueTaskFailure =>
  detail === 'rejected'
    ? { cause: 'reject', agent, data: task.rejectData }
    : { cause: 'call_fail', agent, detail, data: task.rejectData };

/** The agent is not rung for the task again before the pause is over. */
const withPause = (world: World, task: QueueTask, agent: AgentName): QueueTask => {
  const { ringPauseSeconds } = world.callcenter.settings;
  if (ringPauseSeconds === 0) return task;
  const others = task.pauses.filter((pause) => pause.agent !== agent);
  return { ...task, pauses: [...others, { agent, until: world.now + ringPauseSeconds * 1000 }] };
};

/**
 * The phone that was rung for a task failed: the search goes on if the task says so, else it ends.
 * @see overflow.ts for when the next route follows at once
 */
export const phoneFailed = (world: World, call: AgentCall, failure: PhoneFailure): void => {
  countFailure(world, call, failure);
  const task = taskOfCall(world, call);
  if (task === undefined) return;
  const attempt = { agent: call.agent, at: world.now, failure };
  const tried: QueueTask = { ...task, attempts: [...task.attempts, attempt] };
  if (task.enqueue.failOverflow) resumeSearch(world, withPause(world, tried, call.agent));
  else failTask(world, tried, phoneFailure(call.agent, failure, task));
};

/** The entry's whole time ran out while the phone rang: no fault of the phone's. */
export const ringingTimeUp = (world: World, task: QueueTask): void => {
  stopRinging(world, task);
  resumeSearch(world, task);
};

/** The phone cannot be reached, which is no fault of the phone or of the caller. The caller keeps their place. */
export const searchAgain = (world: World, taskId: QueueTaskId): void => {
  const task = world.tasks.get(taskId);
  if (task?.phase.kind === 'fetching') resumeSearch(world, task);
};
