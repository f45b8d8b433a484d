import type { Membership } from './membership.ts';
import { RankedList } from './ranked-list.ts';
import { bySeniority } from './seniority.ts';
import type { AgentChoice } from './waiting-task.ts';

/** Highest score first, then who is served first of equals. */
const byPreference = (a: Membership, b: Membership): number => {
  if (a.score !== b.score) return a.score > b.score ? -1 : 1;
  if (a.lastEndedAt !== b.lastEndedAt) return a.lastEndedAt < b.lastEndedAt ? -1 : 1;
  return bySeniority(a.record, b.record);
};

/** The usable members of one line, best first. */
export class AgentPool extends RankedList<Membership> {
  constructor() {
    super(byPreference);
  }

  /**
   * The best member who is not passed over.
   * @param random source of numbers in [0, 1), drawn from once if the choice is random
   */
  pick(
    choice: AgentChoice,
    passedOver: ReadonlySet<Membership>,
    random: () => number,
  ): Membership | undefined {
    const best = this.best(passedOver);
    return best === undefined || choice === 'lru'
      ? best
      : this.#draw(best.score, passedOver, random);
  }

  /** Who comes first; by the order of the pool this is the choice `lru`. */
  best(passedOver: ReadonlySet<Membership>): Membership | undefined {
    if (passedOver.size === 0) return this.first();
    return this.find((member) => !passedOver.has(member));
  }

  /** One of those with this score, each with the same chance. */
  #draw(
    score: number,
    passedOver: ReadonlySet<Membership>,
    random: () => number,
  ): Membership | undefined {
    const first = this.first()?.score === score;
    const start = first ? 0 : this.countWhile((member) => member.score > score);
    const end = this.countWhile((member) => member.score >= score);
    const skipped = [...passedOver]
      .filter((member) => member.record.agent.usable && member.score === score)
      .map((member) => this.countWhile((other) => byPreference(other, member) < 0))
      .sort((a, b) => a - b);
    const chosen = start + Math.floor(random() * (end - start - skipped.length));
    return this.at(skipped.reduce((rank, skip) => (skip <= rank ? rank + 1 : rank), chosen));
  }
}
