/**
 * Sorts what is numbered by score, without comparing any two: the scores alone are sorted, natively,
 * and each number is put straight to its place. Buffers are kept, so that nothing is left to clear
 * away.
 */
export class ScoreOrder {
  #size = 0;
  #numbers = new Uint32Array(0);
  #scores = new Float64Array(0);
  #ascending = new Float64Array(0);
  /** Where the next of each distinct score goes, by its number among them. */
  #next = new Uint32Array(0);
  #sorted = new Uint32Array(0);

  /** Begins anew. @param most as many as may be added */
  begin(most: number): void {
    this.#size = 0;
    if (most <= this.#numbers.length) return;
    this.#numbers = new Uint32Array(most * 2);
    this.#scores = new Float64Array(most * 2);
    this.#ascending = new Float64Array(most * 2);
    this.#next = new Uint32Array(most * 2);
    this.#sorted = new Uint32Array(most * 2);
  }

  add(number: number, score: number): void {
    this.#numbers[this.#size] = number;
    this.#scores[this.#size] = score;
    this.#size += 1;
  }

  /** The highest score first; those who score equal in the order in which they were added. */
  highestFirst(): Uint32Array {
    const distinct = this.#distinctScores();
    if (distinct.length <= 1) return this.#numbers.subarray(0, this.#size);
    this.#findPlaces(distinct);
    for (let n = 0; n < this.#size; n += 1) {
      const rank = rankOf(this.#scores[n] ?? 0, distinct);
      const place = this.#next[rank] ?? 0;
      this.#next[rank] = place + 1;
      this.#sorted[place] = this.#numbers[n] ?? 0;
    }
    return this.#sorted.subarray(0, this.#size);
  }

  /** Ascending, and how many have each. */
  #distinctScores(): Float64Array {
    const scores = this.#ascending.subarray(0, this.#size);
    scores.set(this.#scores.subarray(0, this.#size));
    scores.sort();
    this.#next.fill(0, 0, this.#size);
    let distinct = 0;
    for (const score of scores) {
      if (distinct === 0 || score !== scores[distinct - 1]) {
        scores[distinct] = score;
        distinct += 1;
      }
      this.#next[distinct - 1] = (this.#next[distinct - 1] ?? 0) + 1;
    }
    return scores.subarray(0, distinct);
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

/** How many of these scores are lower than one of them, by halving. */
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
