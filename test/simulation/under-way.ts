import type { Command } from '../../src/domain/engine/world/command.ts';

/**
 * Which step each thing is of that Asterisk has not done yet, or has refused unnoticed. What was
 * never carried out counts until Asterisk is compared with the records anew.
 */
export class UnderWay {
  readonly #since = new Map<Command, number>();
  /** The oldest step of which something was dropped. */
  #dropped = Infinity;

  /** The oldest step with something left to be done; Infinity: nothing is. */
  get oldest(): number {
    let oldest = this.#dropped;
    for (const since of this.#since.values()) oldest = Math.min(oldest, since);
    return oldest;
  }

  /** @param since number of the step, or of the older one that it mends */
  begin(commands: readonly Command[], since: number): void {
    for (const command of commands) this.#since.set(command, since);
  }

  /** @returns the step that it was of */
  end(command: Command): number {
    const since = this.#since.get(command) ?? Infinity;
    this.#since.delete(command);
    return since;
  }

  drop(commands: readonly Command[]): void {
    for (const command of commands) this.#dropped = Math.min(this.#dropped, this.end(command));
  }

  dropAll(): void {
    this.#dropped = this.oldest;
    this.#since.clear();
  }

  /** All that was dropped is decided anew. @returns the oldest step of it */
  mend(): number {
    const since = this.#dropped;
    this.#dropped = Infinity;
    return since;
  }
}
