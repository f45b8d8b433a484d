/**
 * Sorts what is numbered by score, without comparing any two: the scores alone are sorted, natively,
 * and each number is put straight to its place. Buffers are kept, so that nothing is left to clear
 * away.
 */
export class ScoreOrder {
  #ascending = new Float64Array(0);
  /** Where the next of each distinct score goes, by its number among them. */
  #next = new Uint32Array(0);
  #sorted = new Uint32Array(0);

  /**
   * The highest score first; those who score equal in the order in which they are given.
   * @param scores by number
   * @returns what is good until the next is sorted
   */
  highestFirst(numbers: Uint32Array, scores: Float64Array): Uint32Array {
    this.#makeRoom(numbers.length);
    const distinct = this.#distinctScores(numbers, scores);
    if (distinct.length <= 1) return numbers;
    this.#findPlaces(distinct);
    const [next, sorted] = [this.#next, this.#sorted];
    for (const number of numbers) {
      const rank = rankOf(scores[number] ?? 0, distinct);
      const place = next[rank] ?? 0;
      next[rank] = place + 1;
      sorted[place] = number;
    }
    return sorted.subarray(0, numbers.length);
  }

  #makeRoom(size: number): void {
    if (size <= this.#sorted.length) return;
    this.#ascending = new Float64Array(size * 2);
    this.#next = new Uint32Array(size * 2);
    this.#sorted = new Uint32Array(size * 2);
  }

  /** Ascending, and how many have each. */
  #distinctScores(numbers: Uint32Array, scores: Float64Array): Float64Array {
    const all = this.#ascending.subarray(0, numbers.length);
    numbers.forEach((number, n) => {
      all[n] = scores[number] ?? 0;
    });
    all.sort();
    const next = this.#next.fill(0, 0, all.length);
    let distinct = 0;
    for (const score of all) {
      if (distinct === 0 || score !== all[distinct - 1]) {
        all[distinct] = score;
        distinct += 1;
      }
      next[distinct - 1] = (next[distinct - 1] ?? 0) + 1;
    }
    return all.subarray(0, distinct);
  }

  /** Turns how many have each score into where the first of them goes: behind all who score more. */
  #findPlaces(distinct: Float64Array): void {
    let before = 0;
    for (let rank = distinct.length - 1; rank >= 0; rank -= 1) {
      const count = this.#next[rank] ?? 0;
      this.#next[rank] = before;
      before += count;
    }
  }
}

/** How many of these scores are lower than one of them. A loop of its own: `boundary` took a quarter more. */
const rankOf = (score: number, ascending: Float64Array): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? score) < score) low = middle + 1;
    else high = middle;
  }
  return low;
};
