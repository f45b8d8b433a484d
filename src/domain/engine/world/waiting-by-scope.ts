import type { ConditionName, Instant, QueueTaskId } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import { conditionKey } from '../../stored-condition.ts';
import { Deadlines } from './deadlines.ts';
import type { Scope } from './recent-tasks.ts';
import type { Change } from './table.ts';
import { entryOf } from './task-timing.ts';

/** The conditions that a task waits on, or the one for which it rings a phone; some perhaps twice. */
export const conditionsOf = (task: QueueTask): ConditionName[] => {
  const numbers = task.phase.kind === 'fetching' ? [task.phase.selection.entry] : task.route.open;
  const names: ConditionName[] = [];
  for (const number of numbers) {
    const entry = entryOf(task, number);
    if (entry.kind === 'condition') names.push(entry.name);
  }
  return names;
};

const scopesOf = (task: QueueTask): ReadonlySet<Scope> => {
  const { workChannel } = task.enqueue;
  const conditions = conditionsOf(task).map((name) => conditionKey(workChannel, name));
  return new Set<Scope>(['', workChannel, ...conditions]);
};

const isOver = ({ phase }: QueueTask): boolean => phase.kind === 'success' || phase.kind === 'fail';

/** Those who wait in one scope. */
class ScopeQueue {
  waiting = 0;
  readonly #since = new Map<QueueTaskId, Instant>();
  readonly #bySince = new Deadlines<QueueTaskId>((id) => this.#since.get(id) ?? null);

  add({ id, phase, createdAt }: QueueTask): void {
    if (phase.kind !== 'fetching') this.waiting += 1;
    this.#since.set(id, createdAt);
    this.#bySince.refresh(id);
  }

  remove({ id, phase }: QueueTask): void {
    if (phase.kind !== 'fetching') this.waiting -= 1;
    this.#since.delete(id);
  }

  get oldest(): Instant | null {
    const id = this.#bySince.takeDue(Infinity);
    if (id === undefined) return null;
    this.#bySince.refresh(id);
    return this.#since.get(id) ?? null;
  }
}

/** Who waits with somebody on the line, where thresholds ask for it. */
export class WaitingByScope {
  #queues: ReadonlyMap<Scope, ScopeQueue> = new Map<Scope, ScopeQueue>();

  /** Counts in these scopes from now on. */
  watch(scopes: Iterable<Scope>, tasks: Iterable<QueueTask>): void {
    this.#queues = new Map([...scopes].map((scope) => [scope, new ScopeQueue()]));
    for (const task of tasks) this.#add(task);
  }

  follow({ before, after }: Change<QueueTaskId, QueueTask>): void {
    if (this.#queues.size === 0) return;
    if (before !== undefined) this.#remove(before);
    if (after !== undefined) this.#add(after);
  }

  /** How many wait, without those for whom a phone rings. */
  waiting(scope: Scope): number {
    return this.#queues.get(scope)?.waiting ?? 0;
  }

  /** Since when the one has waited that has waited longest, whether a phone rings or not; null: nobody waits. */
  oldest(scope: Scope): Instant | null {
    return this.#queues.get(scope)?.oldest ?? null;
  }

  #add(task: QueueTask): void {
    for (const queue of this.#queuesOf(task)) queue.add(task);
  }

  #remove(task: QueueTask): void {
    for (const queue of this.#queuesOf(task)) queue.remove(task);
  }

  #queuesOf(task: QueueTask): ScopeQueue[] {
    if (this.#queues.size === 0 || isOver(task) || task.origin.kind === 'callback') return [];
    return [...scopesOf(task)].flatMap((scope) => this.#queues.get(scope) ?? []);
  }
}
