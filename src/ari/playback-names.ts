/** So many sounds later, all events of a name have come. */
const NAMES_OF_TARGET = 4;

/**
 * Names for what is played to a channel or a bridge. They take turns: the next sound may begin before
 * Asterisk has forgotten the last, and after a restart of the service all of a target's are known
 * without having been noted.
 */
export class PlaybackNames {
  readonly #last = new Map<string, number>();
  readonly #burnt = new Set<string>();

  next(targetId: string): string {
    const free = this.#inTurn(targetId).find((name) => !this.#burnt.has(name));
    const name = free ?? nameOf(targetId, 0);
    this.#last.set(targetId, Number(name.slice(-1)));
    return name;
  }

  /** Asterisk may remember something by this name for as long as the target lives. */
  burn(name: string): void {
    this.#burnt.add(name);
  }

  all(targetId: string): readonly string[] {
    return Array.from({ length: NAMES_OF_TARGET }, (_, turn) => nameOf(targetId, turn));
  }

  /** The target is gone. */
  forget(targetId: string): void {
    this.#last.delete(targetId);
    for (const name of this.all(targetId)) this.#burnt.delete(name);
  }

  #inTurn(targetId: string): readonly string[] {
    const names = this.all(targetId);
    const first = (this.#last.get(targetId) ?? -1) + 1;
    return [...names.slice(first), ...names.slice(0, first)];
  }
}

const nameOf = (targetId: string, turn: number): string => `${targetId}-playback${turn}`;

/** Whom a playback of ours is played to. */
export const targetOf = (name: string): string => name.replace(/-playback\d$/, '');
