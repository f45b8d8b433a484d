import type { ConditionName, WorkChannelName } from '../../ids.ts';
import type { QueueTask, Selection } from '../../queue-task.ts';
import { type ConditionKey, conditionKey } from '../../stored-condition.ts';
import { entryOf } from './task-timing.ts';
import type { World } from './world.ts';

/** Weight of the latest wait: about the last ten waits tell. */
const LATEST_WEIGHT = 0.2;

/** How long somebody waited who was answered. */
export interface AnsweredWait {
  readonly workChannel: WorkChannelName;
  readonly condition: ConditionName;
  readonly waitedMs: number;
}

/** Moving averages of how long answered callers waited, by condition. */
export class WaitEstimates {
  readonly #averagesMs = new Map<ConditionKey, number>();

  note(condition: ConditionKey, waitedMs: number): void {
    const average = this.#averagesMs.get(condition) ?? waitedMs;
    this.#averagesMs.set(condition, average + LATEST_WEIGHT * (waitedMs - average));
  }

  /** undefined: nobody has been answered yet, and nothing honest can be said. */
  of(condition: ConditionKey): number | undefined {
    return this.#averagesMs.get(condition);
  }
}

/** Remembers how long a caller waited who was answered now. */
export const noteWait = (world: World, task: QueueTask, selection: Selection): void => {
  const entry = entryOf(task, selection.entry);
  if (entry.kind !== 'condition') return;
  const key = conditionKey(task.enqueue.workChannel, entry.name);
  world.waits.note(key, world.now - task.createdAt);
};

/** How long this caller is likely to wait in all; undefined: it cannot be told. */
export const expectedWaitMs = (world: World, task: QueueTask): number | undefined => {
  const averages = task.route.open.flatMap((number) => {
    const entry = entryOf(task, number);
    if (entry.kind !== 'condition') return [];
    return world.waits.of(conditionKey(task.enqueue.workChannel, entry.name)) ?? [];
  });
  return averages.length === 0 ? undefined : Math.min(...averages);
};
