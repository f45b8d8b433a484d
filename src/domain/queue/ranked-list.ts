import { partitionPoint } from './partition-point.ts';

/** Longest run: short enough to insert into quickly, long enough that there are few to count. */
const RUN_LIMIT = 64;

/** What can be in a list. It is in one list at a time. */
export interface Listed<T> {
  /** The run of neighbours that it is in: kept by the list, so that leaving needs no search. */
  run: T[] | null;
}

/**
 * Items in the order of a comparison that never calls two of them equal, held in sorted runs.
 *
 * Own code because ranks are needed, to tell callers their position: `sorted-btree` and the like have
 * none. Adding costs the logarithm of the size, counting one addition for each run; leaving looks
 * at the neighbours alone, which matters when the items are too many for the processor's cache.
 */
export class RankedList<T extends Listed<T>> {
  readonly #compare: (a: T, b: T) => number;
  readonly #runs: T[][] = [];
  #size = 0;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  first(): T | undefined {
    return this.#runs[0]?.[0];
  }

  add(item: T): void {
    const number = this.#runFor(item);
    const run = this.#runs[number];
    this.#size += 1;
    if (run === undefined) this.#append(item);
    else {
      run.splice(this.#placeIn(run, item), 0, item);
      item.run = run;
      if (run.length > RUN_LIMIT) this.#open(number + 1, run.splice(RUN_LIMIT / 2));
    }
  }

  /** @returns false if the item was not in a list */
  remove(item: T): boolean {
    const { run } = item;
    if (run === null) return false;
    const place = run.indexOf(item);
    if (place === 0) run.shift();
    else run.splice(place, 1);
    item.run = null;
    this.#size -= 1;
    if (run.length < RUN_LIMIT / 8) this.#mergeWithNext(run);
    return true;
  }

  /** How many items stand at the front for which `holds`; it must hold for none behind those. */
  countWhile(holds: (item: T) => boolean): number {
    const holdsToEnd = (run: readonly T[]): boolean => {
      const last = run.at(-1);
      return last !== undefined && holds(last);
    };
    const [first, last] = [this.#runs[0], this.#runs.at(-1)];
    if (first === undefined || !holdsToEnd(first)) return passing(first ?? [], holds);
    if (last !== undefined && holdsToEnd(last)) return this.#size;
    const number = passing(this.#runs, holdsToEnd);
    let count = passing(this.#runs[number] ?? [], holds);
    for (let before = 0; before < number; before += 1) count += this.#runs[before]?.length ?? 0;
    return count;
  }

  /** The first item, in order, that is accepted. */
  find(accept: (item: T) => boolean): T | undefined {
    for (const run of this.#runs) {
      for (const item of run) if (accept(item)) return item;
    }
    return undefined;
  }

  #open(number: number, run: T[]): void {
    this.#runs.splice(number, 0, run);
    for (const item of run) item.run = run;
  }

  /** Later arrivals mostly come last: full runs are left full and a new one is begun. */
  #append(item: T): void {
    const last = this.#runs.at(-1);
    if (last === undefined || last.length >= RUN_LIMIT) this.#open(this.#runs.length, [item]);
    else {
      last.push(item);
      item.run = last;
    }
  }

  /** Number of the first run that does not end before the item. */
  #runFor(item: T): number {
    return passing(this.#runs, (run) => {
      const last = run.at(-1);
      return last !== undefined && this.#compare(last, item) < 0;
    });
  }

  #placeIn(run: readonly T[], item: T): number {
    return passing(run, (other) => this.#compare(other, item) < 0);
  }

  /** Keeps the runs few after many removals. */
  #mergeWithNext(run: T[]): void {
    const number = this.#runs.indexOf(run);
    const next = this.#runs[number + 1];
    if (run.length === 0) this.#runs.splice(number, 1);
    else if (next !== undefined && next.length <= RUN_LIMIT / 2) {
      this.#runs.splice(number, 2);
      this.#open(number, [...run, ...next]);
    }
  }
}

/** How many of the items at the front pass. */
const passing = <T>(items: readonly T[], passes: (item: T) => boolean): number =>
  partitionPoint(0, items.length, (n) => {
    const item = items[n];
    return item !== undefined && passes(item);
  });
