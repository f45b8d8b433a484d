import type { Instant } from '../../ids.ts';

interface Entry<Key> {
  readonly at: Instant;
  readonly key: Key;
}

/**
 * When which record wants to be looked at. A binary heap with at most one live entry a key: a
 * deadline that moves later is noticed when its old entry comes up and is put back then, so that
 * leases renewed every minute cost nothing.
 */
export class Deadlines<Key> {
  readonly #heap: Entry<Key>[] = [];
  readonly #queued = new Map<Key, Instant>();
  readonly #deadlineOf: (key: Key) => Instant | null;

  /** @param deadlineOf the present deadline of a key; null: none */
  constructor(deadlineOf: (key: Key) => Instant | null) {
    this.#deadlineOf = deadlineOf;
  }

  /** To be called whenever the key's deadline may have changed. */
  refresh(key: Key): void {
    const at = this.#deadlineOf(key);
    if (at === null) return;
    const queued = this.#queued.get(key);
    if (queued !== undefined && queued <= at) return;
    this.#queued.set(key, at);
    this.#push({ at, key });
  }

  /** The earliest moment at which something may be due; null: never. */
  next(): Instant | null {
    return this.#heap[0]?.at ?? null;
  }

  /** Takes out one key that is due; undefined: none. */
  takeDue(now: Instant): Key | undefined {
    for (let top = this.#heap[0]; top !== undefined && top.at <= now; top = this.#heap[0]) {
      this.#pop();
      if (this.#queued.get(top.key) !== top.at) continue;
      this.#queued.delete(top.key);
      const at = this.#deadlineOf(top.key);
      if (at === null) continue;
      if (at <= now) return top.key;
      this.refresh(top.key);
    }
    return undefined;
  }

  #push(entry: Entry<Key>): void {
    let index = this.#heap.push(entry) - 1;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.#heap[parentIndex];
      if (parent === undefined || parent.at <= entry.at) break;
      this.#heap[index] = parent;
      index = parentIndex;
    }
    this.#heap[index] = entry;
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    let index = 0;
    for (;;) {
      const childIndex = this.#earlierChild(index);
      const child = this.#heap[childIndex];
      if (child === undefined || child.at >= last.at) break;
      this.#heap[index] = child;
      index = childIndex;
    }
    this.#heap[index] = last;
  }

  #earlierChild(index: number): number {
    const left = this.#heap[2 * index + 1];
    const right = this.#heap[2 * index + 2];
    const rightIsEarlier = left !== undefined && right !== undefined && right.at < left.at;
    return 2 * index + (rightIsEarlier ? 2 : 1);
  }
}
