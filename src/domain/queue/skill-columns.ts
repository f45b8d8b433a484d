import type { SkillScores } from '../condition/compile.ts';
import type { Ranking } from './ranking.ts';

/** Columns that are kept for the next time. */
const KEPT = 8;

/**
 * The scores of agents in a few skills, in columns by slot: asking about thousands of agents is
 * several times faster than with a map for each of them.
 */
export class SkillColumns implements SkillScores {
  /** The agent who is asked about. */
  slot = 0;
  readonly #byName = new Map<string, Float64Array>();
  readonly #spare: Float64Array[] = [];

  get(name: string): number | undefined {
    const score = this.#byName.get(name)?.[this.slot];
    return score === undefined || Number.isNaN(score) ? undefined : score;
  }

  /** @param extent every slot is below this */
  add(name: string, ranking: Ranking, extent: number): void {
    const column = this.#take(extent).fill(NaN, 0, extent);
    ranking.copyScores(column);
    this.#byName.set(name, column);
  }

  clear(): void {
    this.#spare.push(...this.#byName.values());
    this.#spare.length = Math.min(this.#spare.length, KEPT);
    this.#byName.clear();
  }

  #take(extent: number): Float64Array {
    const spare = this.#spare.pop();
    return spare !== undefined && spare.length >= extent ? spare : new Float64Array(extent * 2);
  }
}
