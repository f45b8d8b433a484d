import type { Command } from '../../src/domain/engine/world/command.ts';
import { orderKeys } from '../../src/domain/engine/world/command-order.ts';
import type { Chance } from './chance.ts';
import { violated } from './violation.ts';

/** Ids as the engine makes them, and as the simulated dialplan does. */
const NAMES_ONE = /^(\w{19}-(call|conversation)|caller-\d+)$/;

/** All ids of calls and conversations in a command. What the dialplan is told about them changes nothing. */
const namedIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return NAMES_ONE.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'variables' ? [] : namedIn(part)));
};

/** Looks at all ids that a command carries, whatever its kind, so that it sees an id that `orderKeys` forgets. */
const checkOrder = (command: Command, keys: readonly string[]): void => {
  const unordered = namedIn(command).filter((id) => !keys.includes(id));
  if (unordered.length === 0) return;
  violated('a command waits for all earlier ones about the same calls', { command, unordered });
};

interface Waiting {
  readonly command: Command;
  readonly keys: readonly string[];
}

/**
 * Commands under way. Those for the same call, conversation or account keep their order; the others
 * run side by side, so that any of them may be the next to be done.
 */
export class CommandsUnderWay {
  #waiting: Waiting[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  push(commands: readonly Command[]): void {
    for (const command of commands) {
      const keys = orderKeys(command);
      checkOrder(command, keys);
      this.#waiting.push({ command, keys });
    }
  }

  take(chance: Chance): Command | undefined {
    const ready = this.#ready();
    if (ready.length === 0) return undefined;
    const chosen = chance.pick(ready);
    this.#waiting.splice(this.#waiting.indexOf(chosen), 1);
    return chosen.command;
  }

  /** Takes out those that may be under way already. */
  begun(except: readonly string[]): Command[] {
    const ready = this.#ready(except);
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    return ready.map(({ command }) => command);
  }

  /** Drops everything, as when the connection is lost; answers what was dropped. */
  clear(): Command[] {
    const dropped = this.#waiting.map(({ command }) => command);
    this.#waiting = [];
    return dropped;
  }

  #ready(except: readonly string[] = []): Waiting[] {
    const busy = new Set<string>(except);
    return this.#waiting.filter(({ keys }) => {
      const isFree = keys.every((key) => !busy.has(key));
      for (const key of keys) busy.add(key);
      return isFree;
    });
  }
}
