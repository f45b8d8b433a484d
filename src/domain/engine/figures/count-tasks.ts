import type { ConditionName, Instant } from '../../ids.ts';
import { type QueueTask, selectionOf, type TaskEntry } from '../../queue-task.ts';
import { countCallback } from './count-callbacks.ts';
import type { CountedTask, Figure, TaskOutcome } from '../world/figure.ts';
import type { Change } from '../world/table.ts';
import { isSameRing } from '../world/same-ring.ts';
import { entryOf } from '../world/task-timing.ts';
import type { World } from '../world/world.ts';

const nameOf = (entry: TaskEntry | undefined): ConditionName | null =>
  entry?.kind === 'condition' ? entry.name : null;

const firstNamed = ({ routes }: QueueTask): ConditionName | null =>
  nameOf(routes.flat().find(({ kind }) => kind === 'condition'));

/** As a task is counted, by itself or in what an agent does for it. */
export const countedTask = (task: QueueTask): CountedTask => {
  const selection = selectionOf(task);
  const entry = selection === null ? undefined : entryOf(task, selection.entry);
  return {
    taskId: task.id,
    type: task.type,
    isCaller: task.origin.kind === 'call',
    workChannel: task.enqueue.workChannel,
    condition: entry === undefined ? firstNamed(task) : nameOf(entry),
    lastAgent: entry?.kind === 'last-agent',
  };
};

/** A clock that was set back makes no time negative. */
const lasted = (since: Instant, now: Instant): number => Math.max(0, now - since);

const taskEnded = (task: QueueTask, outcome: TaskOutcome, now: Instant): Figure => {
  const selection = selectionOf(task);
  return {
    kind: 'task-ended',
    ...countedTask(task),
    at: now,
    outcome,
    agent: selection?.agent ?? null,
    waitedMs: lasted(task.createdAt, now),
    rangMs: selection === null ? null : lasted(selection.at, now),
  };
};

/** What became of the phone that rang, when the task goes on. */
const failedRing = (before: QueueTask, after: QueueTask): TaskOutcome => {
  // Fewer: it is searched for anew.
  if (after.attempts.length <= before.attempts.length) return 'cancel';
  return after.attempts.at(-1)?.failure === 'rejected' ? 'reject' : 'call_fail';
};

const ringOutcome = (before: QueueTask, after: QueueTask): TaskOutcome => {
  switch (after.phase.kind) {
    case 'success':
      return 'success';
    case 'fail':
      return after.attempts.length > before.attempts.length
        ? failedRing(before, after)
        : after.phase.failure.cause;
    case 'calling':
      return 'success';
    case 'waiting':
    case 'resting':
    case 'fetching':
      return failedRing(before, after);
  }
};

const ringEnded = (world: World, before: QueueTask, after: QueueTask): Figure[] => {
  if (before.phase.kind !== 'fetching' || isSameRing(world, before, after)) return [];
  const { selection } = before.phase;
  const { now } = world;
  return [
    {
      kind: 'ring-ended',
      ...countedTask(before),
      at: now,
      outcome: ringOutcome(before, after),
      agent: selection.agent,
      waitedMs: lasted(before.createdAt, now),
      rangMs: lasted(selection.at, now),
    },
  ];
};

/** What a step did to a queue task, as it is counted. */
export const countTask = (world: World, { before, after }: Change<string, QueueTask>): Figure[] => {
  if (after === undefined) return [];
  const { now } = world;
  const ring = [
    ...(before === undefined ? [] : ringEnded(world, before, after)),
    ...(before?.callback === null && after.callback !== null
      ? [taskEnded(before, 'callback', now)]
      : []),
    ...countCallback(before, after, now),
  ];
  switch (after.phase.kind) {
    case 'success':
      return [...ring, taskEnded(after, 'success', now)];
    case 'fail':
      return [...ring, taskEnded(after, after.phase.failure.cause, now)];
    case 'waiting':
    case 'resting':
    case 'calling':
    case 'fetching':
      return ring;
  }
};
