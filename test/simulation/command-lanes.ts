import type { Command } from '../../src/domain/engine/world/command.ts';
import { unreachable } from '../../src/domain/unreachable.ts';
import type { Chance } from './chance.ts';

/** The calls, conversations and accounts whose order of commands is kept. */
export const concernedBy = (command: Command): readonly string[] => {
  switch (command.kind) {
    case 'dial-phone':
    case 'answer-call':
    case 'answer-transfer':
    case 'limit-call':
    case 'hang-up':
    case 'return-to-ivr':
    case 'readmit-caller':
    case 'mute':
    case 'send-key':
    case 'play-to-call':
      return [command.callId];
    case 'open-bridge':
    case 'close-bridge':
    case 'play-to-conversation':
    case 'record-conversation':
      return [command.conversationId];
    case 'join-bridge':
      return [command.conversationId, ...command.from, ...command.callIds];
    case 'stop-whisper':
      return [command.callId, command.toCallId];
    case 'start-whisper':
      return [command.callId, command.toCallId, ...(command.from === null ? [] : [command.from])];
    case 'leave-bridge':
      return [command.conversationId, command.callId];
    case 'put-sip-account':
    case 'remove-sip-account':
      return [`account ${command.user}`];
    default:
      return unreachable(command);
  }
};

interface Waiting {
  readonly command: Command;
  readonly concerned: readonly string[];
}

/**
 * Commands under way. Those for the same call, conversation or account keep their order; the others
 * run side by side, so that any of them may be the next to be done.
 */
export class CommandLanes {
  #waiting: Waiting[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  push(commands: readonly Command[]): void {
    for (const command of commands) {
      this.#waiting.push({ command, concerned: concernedBy(command) });
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
    return this.#waiting.filter(({ concerned }) => {
      const isFree = concerned.every((name) => !busy.has(name));
      for (const name of concerned) busy.add(name);
      return isFree;
    });
  }
}
