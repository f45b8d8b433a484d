import { Ranking } from './ranking.ts';
import type { AgentChoice } from './waiting-task.ts';

/** The agents who could serve one queue, the best first. Only usable ones are chosen. */
export class AgentPool extends Ranking {
  /**
   * The best usable member who is not skipped.
   * @param random source of numbers in [0, 1), drawn from once if the choice is random
   */
  pick(
    choice: AgentChoice,
    skipped: ReadonlySet<number>,
    random: () => number,
  ): number | undefined {
    // Rankings are ordered by seniority, so the first is the choice `lru`.
    const best = this.first(skipped);
    return best === undefined || choice === 'lru'
      ? best
      : this.#draw(this.scoreOf(best), skipped, random);
  }

  /** One of the usable members with this score, each with the same chance. */
  #draw(score: number, skipped: ReadonlySet<number>, random: () => number): number | undefined {
    const ranks = [...skipped]
      .filter((slot) => this.isUsable(slot) && this.scoreOf(slot) >= score)
      .map((slot) => this.usableBefore(slot))
      .sort((a, b) => a - b);
    const drawn = Math.floor(random() * (this.usableDownTo(score) - ranks.length));
    return this.usableAt(ranks.reduce((rank, skip) => (skip <= rank ? rank + 1 : rank), drawn));
  }
}
