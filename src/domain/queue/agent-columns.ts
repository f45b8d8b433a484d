import type { AgentName, Instant } from '../ids.ts';

const FIRST_SLOTS = 16;

/**
 * What the agents of one work channel are compared by, in columns. Each has a slot while they are
 * logged in, which is someone else's afterwards. Ten thousand records apart in memory would take
 * longer to look at than to compare.
 */
export class AgentColumns {
  /** 1: may be given a task now. Rankings count on being told of each change. */
  usable = new Uint8Array(FIRST_SLOTS);
  /** When the last conversation ended; -Infinity: there was none. Not changed while in a ranking. */
  lastEndedAt = new Float64Array(FIRST_SLOTS);
  readonly #names: (AgentName | undefined)[] = [];
  readonly #free: number[] = [];

  /** Every slot is below this. */
  get extent(): number {
    return this.#names.length;
  }

  /** A slot for an agent who is not usable yet. */
  take(name: AgentName, lastEndedAt: Instant): number {
    const slot = this.#free.pop() ?? this.#names.length;
    this.#names[slot] = name;
    if (slot === this.usable.length) this.#grow();
    this.usable[slot] = 0;
    this.lastEndedAt[slot] = lastEndedAt;
    return slot;
  }

  release(slot: number): void {
    this.#names[slot] = undefined;
    this.#free.push(slot);
  }

  nameOf(slot: number): AgentName {
    const name = this.#names[slot];
    if (name === undefined) throw new Error(`nobody has slot ${slot}`);
    return name;
  }

  /** Whether one comes before the other: who has had no conversation for longest, then by name. */
  isSenior(slot: number, other: number): boolean {
    const ended = this.lastEndedAt[slot] ?? 0;
    const otherEnded = this.lastEndedAt[other] ?? 0;
    return ended === otherEnded ? this.nameOf(slot) < this.nameOf(other) : ended < otherEnded;
  }

  #grow(): void {
    const { usable, lastEndedAt } = this;
    this.usable = new Uint8Array(usable.length * 2);
    this.usable.set(usable);
    this.lastEndedAt = new Float64Array(usable.length * 2);
    this.lastEndedAt.set(lastEndedAt);
  }
}
