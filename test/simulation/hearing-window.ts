import type { World } from '../../src/domain/engine/world/world.ts';
import type { ConversationId } from '../../src/domain/ids.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import {
  doHear,
  isPermitted,
  listenerOf,
  type Pair,
  type Permission,
  permissions,
  speakerOf,
} from './hearing.ts';
import { violated } from './violation.ts';

/**
 * What an unanswered phone plays is nobody's talk. Nor can it be helped when Asterisk refuses to mute
 * or to move somebody.
 */
const isTalk = (asterisk: SimulatedAsterisk, one: Pair): boolean => {
  const [listener, speaker] = [listenerOf(one), speakerOf(one)];
  const isUp = asterisk.channels.get(speaker)?.state === 'up';
  return isUp && !asterisk.isHelpless(listener) && !asterisk.isHelpless(speaker);
};

interface Moment {
  /** Number of the step that made it so. */
  readonly step: number;
  readonly given: ReadonlySet<Permission>;
}

const idOf = (permission: Permission): ConversationId =>
  permission.slice(permission.lastIndexOf(' ') + 1) as ConversationId;

/**
 * Who may hear whom while commands are under way: by what was permitted at some moment since the
 * oldest step of which Asterisk has not done everything yet. Nobody else, at no time in between.
 */
export class HearingWindow {
  #moments: Moment[] = [];

  note(step: number, world: World): void {
    const given = new Set(permissions(world));
    const last = this.#moments.at(-1)?.given;
    const isSame = last?.size === given.size && [...given].every((one) => last.has(one));
    if (!isSame) this.#moments.push({ step, given });
  }

  /** @param since the oldest step with something left to be done */
  check(asterisk: SimulatedAsterisk, since: number, cause: object): void {
    const heard = doHear(asterisk).filter((one) => isTalk(asterisk, one));
    if (heard.length === 0) return;
    this.#forgetBefore(since);
    const ids = [...new Set(this.#moments.flatMap(({ given }) => [...given].map(idOf)))];
    const isGiven = (permission: Permission): boolean =>
      this.#moments.some(({ given }) => given.has(permission));
    const wrong = heard.filter((one) => !isPermitted(one, ids, isGiven));
    if (wrong.length > 0) {
      violated('nobody hears what their mode forbids, not for a moment', { wrong, cause, since });
    }
  }

  /** What held when that step began still counts; what was before does not. */
  #forgetBefore(since: number): void {
    const first = this.#moments.findLastIndex(({ step }) => step < since);
    if (first > 0) this.#moments.splice(0, first);
  }
}
