/** Longest chunk: short enough to insert into quickly, long enough that there are few to count. */
const CHUNK_LIMIT = 512;

/**
 * Items in the order of a comparison that never calls two of them equal, held in sorted chunks.
 *
 * Own code because a rank is needed both ways: to draw one of the agents who rank equal with the
 * same chance for each, and to tell a caller his position. `sorted-btree` and the like have no
 * ranks. Finding costs the logarithm of the size, counting one addition for each chunk.
 */
export class RankedList<T> {
  readonly #compare: (a: T, b: T) => number;
  #chunks: T[][] = [];
  #size = 0;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  first(): T | undefined {
    return this.#chunks[0]?.[0];
  }

  add(item: T): void {
    const number = this.#chunkFor(item);
    const chunk = this.#chunks[number];
    this.#size += 1;
    if (chunk === undefined) this.#append(item);
    else {
      chunk.splice(this.#placeIn(chunk, item), 0, item);
      if (chunk.length > CHUNK_LIMIT) {
        this.#chunks.splice(number + 1, 0, chunk.splice(CHUNK_LIMIT / 2));
      }
    }
  }

  /** @returns false if the item was not there */
  remove(item: T): boolean {
    const number = this.#chunkFor(item);
    const chunk = this.#chunks[number];
    if (chunk === undefined) return false;
    const place = this.#placeIn(chunk, item);
    if (chunk[place] !== item) return false;
    if (place === 0) chunk.shift();
    else chunk.splice(place, 1);
    this.#size -= 1;
    this.#mergeAt(number, chunk);
    return true;
  }

  clear(): void {
    this.#chunks = [];
    this.#size = 0;
  }

  /** Puts these items, in any order, in place of what is there: faster than adding them singly. */
  fill(items: Iterable<T>): void {
    const sorted = [...items].sort(this.#compare);
    this.#size = sorted.length;
    this.#chunks = [];
    for (let at = 0; at < sorted.length; at += CHUNK_LIMIT / 2) {
      this.#chunks.push(sorted.slice(at, at + CHUNK_LIMIT / 2));
    }
  }

  /** The item with `rank` items before it. */
  at(rank: number): T | undefined {
    let left = rank;
    for (const chunk of this.#chunks) {
      if (left < chunk.length) return chunk[left];
      left -= chunk.length;
    }
    return undefined;
  }

  /** How many items stand at the front for which `holds`; it must hold for none behind those. */
  countWhile(holds: (item: T) => boolean): number {
    let count = 0;
    for (const chunk of this.#chunks) {
      const last = chunk.at(-1);
      if (last === undefined || !holds(last)) return count + boundary(chunk, holds);
      count += chunk.length;
    }
    return count;
  }

  /** The first item, in order, that is accepted. */
  find(accept: (item: T) => boolean): T | undefined {
    for (const chunk of this.#chunks) {
      for (const item of chunk) if (accept(item)) return item;
    }
    return undefined;
  }

  /** Later arrivals mostly come last: full chunks are left full and a new one is begun. */
  #append(item: T): void {
    const last = this.#chunks.at(-1);
    if (last === undefined || last.length >= CHUNK_LIMIT) this.#chunks.push([item]);
    else last.push(item);
  }

  /** Number of the first chunk that does not end before the item. */
  #chunkFor(item: T): number {
    return boundary(this.#chunks, (chunk) => {
      const last = chunk.at(-1);
      return last !== undefined && this.#compare(last, item) < 0;
    });
  }

  #placeIn(chunk: readonly T[], item: T): number {
    return boundary(chunk, (other) => this.#compare(other, item) < 0);
  }

  /** Keeps the chunks few after many removals. */
  #mergeAt(number: number, chunk: T[]): void {
    const next = this.#chunks[number + 1];
    if (chunk.length === 0) this.#chunks.splice(number, 1);
    else if (next !== undefined && chunk.length + next.length <= CHUNK_LIMIT / 2) {
      this.#chunks.splice(number, 2, [...chunk, ...next]);
    }
  }
}

/** How many of the items at the front pass, by halving. */
const boundary = <T>(items: readonly T[], passes: (item: T) => boolean): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) low = middle + 1;
    else high = middle;
  }
  return low;
};
