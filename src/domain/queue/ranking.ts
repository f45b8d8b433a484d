import type { AgentName } from '../ids.ts';
import type { AgentColumns } from './agent-columns.ts';
import { partitionPoint } from './partition-point.ts';
import type { PoolMemberships } from './pool-memberships.ts';
import { RUN_LIMIT, type Runs } from './runs.ts';
import {
  countUsable,
  firstUsable,
  type OrderedRuns,
  usableAt,
  usableDownTo,
  usableUpTo,
} from './usable-members.ts';

/** Of a ranking filled at once: with room for those who come later. */
const FILLED_RUN = (RUN_LIMIT * 3) / 4;

/** What all rankings of one work channel share. */
export interface WorkChannelStorage {
  readonly columns: AgentColumns;
  readonly runs: Runs;
  readonly memberships: PoolMemberships;
}

/**
 * Agents by score, the highest first; agents with equal scores by seniority. Each run of neighbours counts
 * its usable members.
 *
 * A member keeps their position while not usable. An agent who is rung leaves all pools at once, and
 * leaving a pool is only to be counted no longer. Adding a member costs the logarithm of the size; finding
 * the first usable member costs one look at each run before them.
 */
export class Ranking implements OrderedRuns {
  /** No other ranking of the work channel has it. */
  readonly number: number;
  readonly columns: AgentColumns;
  readonly runs: Runs;
  readonly #memberships: PoolMemberships;
  /** Numbers of its runs, in order; none is empty. */
  readonly order: number[] = [];
  #memberCount = 0;
  #usableCount = 0;

  constructor({ columns, runs, memberships }: WorkChannelStorage, number: number) {
    this.number = number;
    this.columns = columns;
    this.runs = runs;
    this.#memberships = memberships;
  }

  get memberCount(): number {
    return this.#memberCount;
  }

  get usableCount(): number {
    return this.#usableCount;
  }

  has(slot: number): boolean {
    return this.#memberships.runOf(slot, this.number) !== -1;
  }

  nameOf(slot: number): AgentName {
    return this.columns.nameOf(slot);
  }

  isUsable(slot: number): boolean {
    return this.columns.usable[slot] === 1;
  }

  /** Makes an agent a member, who is none yet. */
  add(slot: number, score: number): void {
    const run = this.#runFor(slot, score);
    const cell = partitionPoint(run * RUN_LIMIT, this.runs.endOf(run), (each) =>
      this.#isBefore(each, slot, score),
    );
    this.runs.insert(run, cell, slot, score);
    this.#memberCount += 1;
    this.#memberships.put(slot, this.number, run);
    if (this.isUsable(slot)) this.countIn(run);
  }

  /** Undoes {@link add}. */
  remove(slot: number): void {
    this.#takeOut(slot, this.#memberships.runOf(slot, this.number));
    this.#memberships.drop(slot, this.number);
  }

  /** To be called when the seniority of a member who stands in this run has changed. */
  move(slot: number, run: number): void {
    if (this.#memberCount > 1) this.add(slot, this.#takeOut(slot, run));
  }

  /** To be called when a member who stands in this run has become usable. */
  countIn(run: number): void {
    const { usable } = this.runs;
    usable[run] = (usable[run] ?? 0) + 1;
    this.#usableCount += 1;
  }

  /** To be called when a member who stands in this run is usable no longer. */
  countOut(run: number): void {
    const { usable } = this.runs;
    usable[run] = (usable[run] ?? 0) - 1;
    this.#usableCount -= 1;
  }

  /**
   * Puts others in place of the members.
   * @param slots in the order that the ranking is to have
   * @param scores by slot; NaN for everybody else
   */
  refill(slots: Uint32Array, scores: Float64Array): void {
    this.#dropPlaces((slot) => Number.isNaN(scores[slot]));
    this.#takeRuns(Math.ceil(slots.length / FILLED_RUN));
    this.#memberCount = slots.length;
    this.#usableCount = 0;
    let start = 0;
    for (const run of this.order) {
      const end = Math.min(start + FILLED_RUN, slots.length);
      this.#fillRun(run, slots, start, end, scores);
      start = end;
    }
  }

  /** Strikes all members. */
  clear(): void {
    this.#dropPlaces(() => true);
    this.#takeRuns(0);
    this.#memberCount = 0;
    this.#usableCount = 0;
  }

  /** Puts the members, in order, at the beginning of what has room for all. @returns how many */
  copySlots(to: Uint32Array): number {
    const { slots } = this.runs;
    let count = 0;
    for (const run of this.order) {
      const end = this.runs.endOf(run);
      for (let cell = run * RUN_LIMIT; cell < end; cell += 1) {
        to[count] = slots[cell] ?? 0;
        count += 1;
      }
    }
    return count;
  }

  /** Writes the score of each member into `scores`, by slot. */
  copyScores(to: Float64Array): void {
    const { slots, scores } = this.runs;
    for (const run of this.order) {
      const end = this.runs.endOf(run);
      for (let cell = run * RUN_LIMIT; cell < end; cell += 1) {
        to[slots[cell] ?? 0] = scores[cell] ?? 0;
      }
    }
  }

  scoreOf(slot: number): number {
    const run = this.#memberships.runOf(slot, this.number);
    return this.runs.scores[this.runs.cellOf(run, slot)] ?? 0;
  }

  /** The first usable member who is not passed over. */
  first(skipped: ReadonlySet<number>): number | undefined {
    return firstUsable(this, skipped);
  }

  /** The usable member with `rank` usable ones before them. */
  usableAt(rank: number): number | undefined {
    return usableAt(this, rank);
  }

  /** How many usable members come before this member. */
  usableBefore(slot: number): number {
    const run = this.#memberships.runOf(slot, this.number);
    return usableUpTo(this, this.order.indexOf(run), this.runs.cellOf(run, slot));
  }

  /** How many usable members have this score or a higher one. */
  usableDownTo(score: number): number {
    const last = this.order.at(-1);
    const isScoredByAll = last === undefined || this.runs.lastScore(last) >= score;
    return isScoredByAll ? this.#usableCount : usableDownTo(this, score);
  }

  /** Whether who stands in this cell goes before one with such a score. */
  #isBefore(cell: number, slot: number, score: number): boolean {
    const { slots, scores } = this.runs;
    const other = scores[cell] ?? 0;
    return other === score ? this.columns.isSenior(slots[cell] ?? 0, slot) : other > score;
  }

  #endsBefore(run: number, slot: number, score: number): boolean {
    return this.#isBefore(this.runs.endOf(run) - 1, slot, score);
  }

  /** The run that a member belongs in, with room for them. */
  #runFor(slot: number, score: number): number {
    const order = this.order;
    const last = order.at(-1);
    if (last === undefined) return this.#open(0);
    // The conversation of most members has just ended, so that they come last.
    const place = this.#endsBefore(last, slot, score)
      ? order.length
      : partitionPoint(0, order.length - 1, (n) => this.#endsBefore(order[n] ?? 0, slot, score));
    const run = order[place] ?? last;
    if (!this.runs.isFull(run)) return run;
    // After a member who comes last mostly come more: full runs stay full.
    if (place === order.length) return this.#open(place);
    const second = this.#open(place + 1);
    this.#pour(run, RUN_LIMIT / 2, second);
    return this.#endsBefore(run, slot, score) ? second : run;
  }

  #open(place: number): number {
    const run = this.runs.take();
    this.order.splice(place, 0, run);
    return run;
  }

  /** @returns the member's score */
  #takeOut(slot: number, run: number): number {
    const cell = this.runs.cellOf(run, slot);
    const score = this.runs.scores[cell] ?? 0;
    this.runs.takeOut(run, cell);
    this.#memberCount -= 1;
    if (this.isUsable(slot)) this.countOut(run);
    if ((this.runs.lengths[run] ?? 0) < RUN_LIMIT / 8) this.#mergeWithNext(run);
    return score;
  }

  /** Keeps the runs few after many have left. */
  #mergeWithNext(run: number): void {
    const { lengths } = this.runs;
    const place = this.order.indexOf(run);
    const next = this.order[place + 1];
    if (lengths[run] === 0) this.#close(place);
    else if (next !== undefined && (lengths[next] ?? 0) <= RUN_LIMIT / 2) {
      this.#pour(next, 0, run);
      this.#close(place + 1);
    }
  }

  #close(place: number): void {
    for (const run of this.order.splice(place, 1)) this.runs.release(run);
  }

  /** Moves those of a run who have at least so many of it before them behind another one's. */
  #pour(from: number, start: number, to: number): void {
    const runs = this.runs;
    const first = runs.endOf(to);
    runs.pour(from, from * RUN_LIMIT + start, to);
    const end = runs.endOf(to);
    for (let cell = first; cell < end; cell += 1) {
      this.#memberships.put(runs.slots[cell] ?? 0, this.number, to);
    }
    const moved = countUsable(this, first, end);
    runs.usable[from] = (runs.usable[from] ?? 0) - moved;
    runs.usable[to] = (runs.usable[to] ?? 0) + moved;
  }

  /** Takes or gives back runs, until there are so many. */
  #takeRuns(count: number): void {
    while (this.order.length < count) this.order.push(this.runs.take());
    for (const run of this.order.splice(count)) this.runs.release(run);
  }

  #dropPlaces(drops: (slot: number) => boolean): void {
    const { slots } = this.runs;
    for (const run of this.order) {
      const end = this.runs.endOf(run);
      for (let cell = run * RUN_LIMIT; cell < end; cell += 1) {
        const slot = slots[cell] ?? 0;
        if (drops(slot)) this.#memberships.drop(slot, this.number);
      }
    }
  }

  /** With some of these slots. */
  #fillRun(
    run: number,
    from: Uint32Array,
    start: number,
    end: number,
    scoreBySlot: Float64Array,
  ): void {
    const { slots, scores, lengths, usable } = this.runs;
    const first = run * RUN_LIMIT;
    for (let n = start; n < end; n += 1) {
      const slot = from[n] ?? 0;
      slots[first + n - start] = slot;
      scores[first + n - start] = scoreBySlot[slot] ?? 0;
      this.#memberships.put(slot, this.number, run);
    }
    lengths[run] = end - start;
    usable[run] = countUsable(this, first, first + end - start);
    this.#usableCount += usable[run];
  }
}
