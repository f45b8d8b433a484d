/** Longest run: short enough to insert into quickly, long enough that there are few to look through. */
export const RUN_LIMIT = 64;
const FIRST_RUNS = 8;

/**
 * Room for the runs of all rankings of one work channel. A run is up to {@link RUN_LIMIT}
 * neighbours; the first stands in cell `run * RUN_LIMIT`. Nothing here is an object that would have
 * to be cleared away: rankings are refilled by the thousand.
 */
export class Runs {
  /** By cell: who stands there. */
  slots = new Uint32Array(FIRST_RUNS * RUN_LIMIT);
  /** By cell: the member's score. */
  scores = new Float64Array(FIRST_RUNS * RUN_LIMIT);
  /** By run: how many stand in it. */
  lengths = new Uint8Array(FIRST_RUNS);
  /** By run: how many of them are usable. */
  usable = new Uint8Array(FIRST_RUNS);
  readonly #free: number[] = [];
  #count = 0;

  /** An empty run. */
  take(): number {
    const run = this.#free.pop() ?? this.#count++;
    if (run === this.lengths.length) this.#grow();
    this.lengths[run] = 0;
    this.usable[run] = 0;
    return run;
  }

  release(run: number): void {
    this.#free.push(run);
  }

  /** The cell behind the last of a run. */
  endOf(run: number): number {
    return run * RUN_LIMIT + (this.lengths[run] ?? 0);
  }

  /** The cell of somebody who stands in this run. */
  cellOf(run: number, slot: number): number {
    const { slots } = this;
    const end = this.endOf(run);
    for (let cell = run * RUN_LIMIT; cell < end; cell += 1) if (slots[cell] === slot) return cell;
    throw new Error(`slot ${slot} is not in run ${run}`);
  }

  lastScore(run: number): number {
    return this.scores[this.endOf(run) - 1] ?? 0;
  }

  isFull(run: number): boolean {
    return this.lengths[run] === RUN_LIMIT;
  }

  /** Puts a member into a run that is not full, before the member who is in this cell. */
  insert(run: number, cell: number, slot: number, score: number): void {
    const { slots, scores, lengths } = this;
    for (let behind = this.endOf(run); behind > cell; behind -= 1) {
      slots[behind] = slots[behind - 1] ?? 0;
      scores[behind] = scores[behind - 1] ?? 0;
    }
    slots[cell] = slot;
    scores[cell] = score;
    lengths[run] = (lengths[run] ?? 0) + 1;
  }

  /** Undoes {@link insert}. */
  takeOut(run: number, cell: number): void {
    const { slots, scores, lengths } = this;
    const last = this.endOf(run) - 1;
    for (let behind = cell; behind < last; behind += 1) {
      slots[behind] = slots[behind + 1] ?? 0;
      scores[behind] = scores[behind + 1] ?? 0;
    }
    lengths[run] = (lengths[run] ?? 0) - 1;
  }

  /** Moves those who stand in a run from this cell on behind those of another one. */
  pour(from: number, first: number, to: number): void {
    const { slots, scores, lengths } = this;
    const [target, end] = [this.endOf(to), this.endOf(from)];
    slots.copyWithin(target, first, end);
    scores.copyWithin(target, first, end);
    lengths[from] = first - from * RUN_LIMIT;
    lengths[to] = (lengths[to] ?? 0) + end - first;
  }

  #grow(): void {
    const { slots, scores, lengths, usable } = this;
    this.slots = new Uint32Array(slots.length * 2);
    this.slots.set(slots);
    this.scores = new Float64Array(scores.length * 2);
    this.scores.set(scores);
    this.lengths = new Uint8Array(lengths.length * 2);
    this.lengths.set(lengths);
    this.usable = new Uint8Array(usable.length * 2);
    this.usable.set(usable);
  }
}
