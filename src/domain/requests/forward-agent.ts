import { stillCallback } from '../engine/lifecycle/callbacks.ts';
import { hangUp } from '../engine/lifecycle/hanging-up.ts';
import { ivrCall } from '../engine/lifecycle/callers.ts';
import { liveConversation, replaceTask } from '../engine/lifecycle/pending.ts';
import type { World } from '../engine/world/world.ts';
import type { AgentName, QueueTaskId } from '../ids.ts';
import type { QueueTask } from '../queue-task.ts';
import { askedTask } from './checks/asked-task.ts';
import { findPresentAgent, findTask } from './checks/find.ts';
import { callRingingFor } from './reject.ts';
import type { RequestOf } from './request.ts';

/** The forwarding agent is no candidate, unless the new XML names them: neither is one whom the caller knows. */
const excludedFrom = (task: QueueTask, name: AgentName): QueueTask => {
  const isNamed = task.routes.flat().some((entry) => entry.kind === 'agent' && entry.name === name);
  if (isNamed) return task;
  const routes = task.routes.map((entries) =>
    entries.map((entry) =>
      entry.kind === 'last-agent' && entry.name === name ? { ...entry, name: null } : entry,
    ),
  );
  return { ...task, routes, excluded: [...task.excluded, name] };
};

/** Whoever waited for the one task waits for the other now, and notices nothing. */
const takePlace = (world: World, before: QueueTask, after: QueueTask): void => {
  const { origin } = before;
  world.tasks.put(after);
  if (origin.kind === 'callback') return;
  if (origin.kind === 'conversation') {
    const conversation = liveConversation(world, origin.conversationId);
    if (conversation !== undefined) replaceTask(world, conversation, before, after);
    return;
  }
  const caller = ivrCall(world, origin.callId);
  if (caller?.place.kind !== 'waiting') return;
  world.calls.put({ ...caller, place: { kind: 'waiting', taskId: after.id } });
};

/**
 * The agent whose phone rings passes the task on: a new one takes its place, whose wait counts from
 * the beginning of the first.
 */
export const forwardAgent = (
  world: World,
  { agent: name, taskId, enqueue }: RequestOf<'forward-agent'>,
): QueueTaskId => {
  findPresentAgent(world, name);
  const task = findTask(world, taskId);
  const call = callRingingFor(world, task, name);
  const id = world.makeId('task') as QueueTaskId;
  const { origin, excluded, createdAt: since } = task;
  const asked = { id, type: 'forward_agent', origin, excluded, since } as const;
  const next = excludedFrom(stillCallback(world, task, askedTask(world, asked, enqueue)), name);
  hangUp(world, call, 'rejected');
  takePlace(world, task, next);
  const selection = task.phase.kind === 'fetching' ? task.phase.selection : null;
  const failure = { cause: 'forward' } as const;
  world.tasks.put({ ...task, phase: { kind: 'fail', failure, endedAt: world.now, selection } });
  return id;
};
