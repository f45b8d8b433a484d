import type { Callback } from '../../callback.ts';
import type { AgentName, CallId, QueueTaskId } from '../../ids.ts';
import type { QueueTask } from '../../queue-task.ts';
import type { Change } from './table.ts';

type Calling = Extract<QueueTask['phase'], { kind: 'calling' }>;

const liveCallback = (task: QueueTask | undefined): Callback | null =>
  task === undefined || task.phase.kind === 'success' || task.phase.kind === 'fail'
    ? null
    : task.callback;

const callingPhase = (task: QueueTask | undefined): Calling | null =>
  task?.phase.kind === 'calling' ? task.phase : null;

/** Callbacks that are not over: by number, by the call that is made for them, by the agent who is kept free. */
export class Callbacks {
  readonly #canonical: (number: string) => string;
  readonly #byNumber = new Map<string, Set<QueueTaskId>>();
  readonly #byCall = new Map<CallId, QueueTaskId>();
  readonly #keptFree = new Map<AgentName, QueueTaskId>();

  /** @param canonical makes numbers that are the same look the same */
  constructor(canonical: (number: string) => string) {
    this.#canonical = canonical;
  }

  /** Numbers are compared otherwise from now on. */
  renumber(all: Iterable<QueueTask>): void {
    this.#byNumber.clear();
    for (const task of all) this.#followNumber(task.id, null, liveCallback(task));
  }

  /** @returns agents who are kept free now, or no longer */
  follow({ key, before, after }: Change<QueueTaskId, QueueTask>): AgentName[] {
    const [was, is] = [callingPhase(before), callingPhase(after)];
    this.#followNumber(key, liveCallback(before), liveCallback(after));
    if (was !== null) this.#byCall.delete(was.callId);
    if (is !== null) this.#byCall.set(is.callId, key);
    const [wasFor, isFor] = [was?.keptFree ?? null, is?.keptFree ?? null];
    if (wasFor === isFor) return [];
    if (wasFor !== null) this.#keptFree.delete(wasFor);
    if (isFor !== null) this.#keptFree.set(isFor, key);
    return [wasFor, isFor].filter((agent) => agent !== null);
  }

  #followNumber(key: QueueTaskId, before: Callback | null, after: Callback | null): void {
    if (before?.number === after?.number) return;
    if (before !== null) this.#withNumber(before.number).delete(key);
    if (before !== null && this.#withNumber(before.number).size === 0) {
      this.#byNumber.delete(this.#canonical(before.number));
    }
    if (after !== null) this.#withNumber(after.number).add(key);
  }

  #withNumber(number: string): Set<QueueTaskId> {
    const canonical = this.#canonical(number);
    const known = this.#byNumber.get(canonical) ?? new Set<QueueTaskId>();
    this.#byNumber.set(canonical, known);
    return known;
  }

  /** Those of a number, however it is written. */
  ofNumber(number: string): QueueTaskId[] {
    return [...(this.#byNumber.get(this.#canonical(number)) ?? [])];
  }

  /** For which the number is called by this call; undefined: for none. */
  calledBy(callId: CallId): QueueTaskId | undefined {
    return this.#byCall.get(callId);
  }

  /** Those whose number is being called. */
  calling(): QueueTaskId[] {
    return [...this.#byCall.values()];
  }

  isKeptFree(agent: AgentName): boolean {
    return this.#keptFree.has(agent);
  }
}
