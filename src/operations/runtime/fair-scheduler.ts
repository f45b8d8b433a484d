import type { TurnObserver } from '../ports/turn-observer.ts';

/** For whom work is done: a call center, or a key that belongs to none. */
export type Owner = string;

/** So long work goes on in one round of the event loop before others are heard again. */
const ROUND_MS = 4;

const NOBODY_LISTENS: TurnObserver = { waited: () => undefined, spent: () => undefined };

interface Waiting {
  /** When its next turn would begin if every owner had a processor of their own, as slow as their share. */
  due: number;
  readonly turns: (() => void)[];
}

interface Running {
  readonly owner: Owner;
  readonly since: number;
}

/**
 * Shares the processor out between call centers: where there is more to do than a moment allows, the one
 * goes first that has had least of it, so that one who asks for little hardly waits for one who asks for
 * much. Whatever takes more than a moment asks for a turn before; work under way is not interrupted.
 *
 * Start-time fair queueing (Goyal, Vin, Cheng 1996): an owner's turns are due one after the other by what
 * they cost, the earliest is next, and one who comes anew begins where the others are.
 */
export class FairScheduler {
  readonly #waiting = new Map<Owner, Waiting>();
  /** Until when owners have had their share; those who are behind `#due` are forgotten. */
  readonly #paid = new Map<Owner, number>();
  #due = 0;
  #running: Running | null = null;
  /** null: no round goes on. */
  #roundBegan: number | null = null;
  readonly #now: () => number;
  #observer = NOBODY_LISTENS;

  /** @param now milliseconds that have passed, by any clock that never jumps */
  constructor(now = (): number => performance.now()) {
    this.#now = now;
  }

  observe(observer: TurnObserver): void {
    this.#observer = observer;
  }

  /** How many turns are waited for. */
  get queueLength(): number {
    let length = 0;
    for (const { turns } of this.#waiting.values()) length += turns.length;
    return length;
  }

  /** null: it is the owner's turn now; else it is when the promise resolves. */
  turn(owner: Owner): Promise<void> | null {
    const now = this.#now();
    this.#charge(now);
    const began = this.#beginRound(now);
    if (this.#waiting.size === 0 && now - began < ROUND_MS) {
      this.#begin(owner, this.#dueOf(owner), now);
      return null;
    }
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(owner) ?? { due: this.#dueOf(owner), turns: [] };
      waiting.turns.push(() => {
        this.#observer.waited(this.#now() - now);
        resolve();
      });
      this.#waiting.set(owner, waiting);
    });
  }

  #beginRound(now: number): number {
    if (this.#roundBegan === null) {
      this.#roundBegan = now;
      setImmediate(this.#endRound);
    }
    return this.#roundBegan;
  }

  /** Input was heard since, or is heard before the next round ends. */
  readonly #endRound = (): void => {
    const now = this.#now();
    this.#charge(now);
    this.#running = null;
    this.#roundBegan = null;
    const next = this.#earliest();
    if (next === null) {
      this.#forget();
      return;
    }
    const [owner, waiting] = next;
    const turn = waiting.turns.shift();
    this.#begin(owner, waiting.due, now);
    if (waiting.turns.length === 0) this.#waiting.delete(owner);
    this.#beginRound(now);
    turn?.();
  };

  #earliest(): [Owner, Waiting] | null {
    let earliest: [Owner, Waiting] | null = null;
    for (const entry of this.#waiting) {
      if (earliest === null || entry[1].due < earliest[1].due) earliest = entry;
    }
    return earliest;
  }

  #dueOf(owner: Owner): number {
    return Math.max(this.#due, this.#paid.get(owner) ?? 0);
  }

  #begin(owner: Owner, due: number, now: number): void {
    this.#due = due;
    this.#paid.set(owner, due);
    this.#running = { owner, since: now };
  }

  /** What was done since is whoever's turn it was. */
  #charge(now: number): void {
    if (this.#running === null) return;
    const { owner, since } = this.#running;
    this.#observer.spent(owner, now - since);
    const paid = (this.#paid.get(owner) ?? this.#due) + (now - since);
    this.#paid.set(owner, paid);
    const waiting = this.#waiting.get(owner);
    if (waiting !== undefined) waiting.due = paid;
    this.#running = { owner, since: now };
  }

  /** Where nobody waits, what each has had is of no account. */
  #forget(): void {
    if (this.#waiting.size > 0) return;
    this.#paid.clear();
    this.#due = 0;
  }
}
