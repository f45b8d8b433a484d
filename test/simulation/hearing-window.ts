import type { World } from '../../src/domain/engine/world.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import { doHear, listenerOf, mayHear, type Pair, speakerOf } from './hearing.ts';
import { violated } from './violation.ts';

/** Nor can it be helped when Asterisk refuses to move somebody. */
const isTalk = ({ channels, unmoved }: SimulatedAsterisk, one: Pair): boolean =>
  channels.get(speakerOf(one))?.state === 'up' &&
  !unmoved.has(speakerOf(one)) &&
  !unmoved.has(listenerOf(one));

interface Moment {
  /** Number of the step that made it so. */
  readonly step: number;
  readonly pairs: ReadonlySet<Pair>;
}

/**
 * Who may hear whom while commands are under way: those who might at some moment since the oldest
 * step of which Asterisk has not done everything yet. Nobody else, at no time in between.
 */
export class HearingWindow {
  #moments: Moment[] = [];

  note(step: number, world: World): void {
    const pairs = new Set(mayHear(world));
    const last = this.#moments.at(-1);
    const isSame =
      last?.pairs.size === pairs.size && [...pairs].every((one) => last.pairs.has(one));
    if (!isSame) this.#moments.push({ step, pairs });
  }

  /** @param since the oldest step with something left to be done */
  check(asterisk: SimulatedAsterisk, since: number, cause: object): void {
    // What an unanswered phone plays is nobody's talk.
    const heard = doHear(asterisk).filter((one) => isTalk(asterisk, one));
    if (heard.length === 0) return;
    this.#forgetBefore(since);
    const wrong = heard.filter((one) => !this.#moments.some(({ pairs }) => pairs.has(one)));
    if (wrong.length > 0) {
      violated('nobody hears what his mode forbids, not for a moment', { wrong, cause, since });
    }
  }

  /** What held when that step began still counts; what was before does not. */
  #forgetBefore(since: number): void {
    const first = this.#moments.findLastIndex(({ step }) => step < since);
    if (first > 0) this.#moments.splice(0, first);
  }
}
