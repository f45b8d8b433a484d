import type { LastTalk } from '../../last-talk.ts';
import type { Change } from './table.ts';

/** Who talked last with each number, however it is written. */
export class LastTalks {
  readonly #canonical: (number: string) => string;
  readonly #latest = new Map<string, LastTalk>();

  /** @param canonical makes numbers that are the same look the same */
  constructor(canonical: (number: string) => string) {
    this.#canonical = canonical;
  }

  follow({ before, after }: Change<string, LastTalk>): void {
    if (after !== undefined) this.#note(after);
    else if (before !== undefined && this.of(before.number) === before) {
      this.#latest.delete(this.#canonical(before.number));
    }
  }

  /** Numbers are compared otherwise from now on. */
  rebuild(all: Iterable<LastTalk>): void {
    this.#latest.clear();
    for (const talk of all) this.#note(talk);
  }

  /** undefined: nobody that is remembered. */
  of(number: string): LastTalk | undefined {
    return this.#latest.get(this.#canonical(number));
  }

  #note(talk: LastTalk): void {
    const key = this.#canonical(talk.number);
    const known = this.#latest.get(key);
    if (known === undefined || known.at <= talk.at) this.#latest.set(key, talk);
  }
}
