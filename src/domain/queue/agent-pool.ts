import { Ranking } from './ranking.ts';
import type { AgentChoice } from './waiting-task.ts';

/** Who could serve one line, the best first; those who are usable are chosen from. */
export class AgentPool extends Ranking {
  /**
   * The best usable member who is not passed over.
   * @param random source of numbers in [0, 1), drawn from once if the choice is random
   */
  pick(
    choice: AgentChoice,
    passedOver: ReadonlySet<number>,
    random: () => number,
  ): number | undefined {
    // Who comes first is, by the order of rankings, the choice `lru`.
    const best = this.first(passedOver);
    return best === undefined || choice === 'lru'
      ? best
      : this.#draw(this.scoreOf(best), passedOver, random);
  }

  /** One of the usable ones with this score, each with the same chance. */
  #draw(score: number, passedOver: ReadonlySet<number>, random: () => number): number | undefined {
    const ranks = [...passedOver]
      .filter((slot) => this.isUsable(slot) && this.scoreOf(slot) >= score)
      .map((slot) => this.usableBefore(slot))
      .sort((a, b) => a - b);
    const drawn = Math.floor(random() * (this.usableDownTo(score) - ranks.length));
    return this.usableAt(ranks.reduce((rank, skip) => (skip <= rank ? rank + 1 : rank), drawn));
  }
}
