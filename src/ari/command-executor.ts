import type { Command } from '../domain/engine/command.ts';
import type { Cause } from '../operations/ports/cause.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { CommandResult } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import type { Arrivals } from './arrivals.ts';
import type { AriClient } from './client.ts';
import { carryOut, type CommandTools, concerns } from './command-calls.ts';
import type { EntryGate } from './entry-gate.ts';
import { Lanes } from './lanes.ts';
import type { OtherHands } from './other-hands.ts';
import {
  isAsGoodAsDone,
  leavesPlaceUnknown,
  missingBridge,
  missingCall,
} from './refused-command.ts';
import type { RefusedMutes } from './refused-mutes.ts';
import type { SoundPlayer } from './sound-player.ts';
import type { Whispering } from './whispering.ts';

const DONE: CommandResult = { kind: 'done' };
const POSTPONED: CommandResult = { kind: 'postponed' };

/** What carrying out needs besides Asterisk itself. */
export interface CommandExecutorParts {
  readonly ari: AriClient;
  readonly app: string;
  readonly log: Logger;
  readonly gate: EntryGate;
  readonly refusedMutes: RefusedMutes;
  readonly player: SoundPlayer;
  readonly whispering: Whispering;
  readonly hands: OtherHands;
  readonly arrivals: Arrivals;
  /** Whether it was told what Asterisk has: before that nothing is carried out. */
  readonly isReady: () => boolean;
  readonly lookAgain: () => void;
}

/** Turns commands into ARI calls, in order where they concern the same thing. */
export class CommandExecutor {
  readonly #parts: CommandExecutorParts;
  readonly #commands = new Lanes();

  constructor(parts: CommandExecutorParts) {
    this.#parts = parts;
  }

  /** @param after what has to be done before as well; the command's place in the order is that of now */
  execute(command: Command, cause: Cause, after?: Promise<unknown>): Promise<CommandResult> {
    return this.#commands.run(concerns(command), async () => {
      await after;
      return this.#attempt(command, cause);
    });
  }

  /** Resolves when all that is under way now is done. */
  idle(): Promise<void> {
    return this.#commands.idle();
  }

  async #attempt(command: Command, cause: Cause): Promise<CommandResult> {
    const { refusedMutes, hands, isReady } = this.#parts;
    if (!isReady()) return POSTPONED;
    const spared = refusedMutes.spare(command);
    if (spared === null) return DONE;
    hands.note((watch) => {
      watch.begins(spared);
    });
    try {
      await carryOut(this.#toolsFor(cause), spared);
      refusedMutes.done(command);
      hands.note((watch, at) => {
        watch.done(spared, at);
      });
      return DONE;
    } catch (error) {
      hands.note((watch, at) => {
        watch.failed(spared, at);
      });
      if (!(error instanceof AriError)) throw error;
      return this.#failed(command, cause, error);
    }
  }

  #toolsFor(cause: Cause): CommandTools {
    const { ari, app, log, gate, player, whispering, arrivals, isReady } = this.#parts;
    return {
      ari: ari.onBehalfOf(cause),
      ...{ app, log, cause, isReady },
      gate,
      whispering,
      player,
      readmit: (callId) => arrivals.readmit(callId, cause),
    };
  }

  #failed(command: Command, cause: Cause, error: AriError): CommandResult {
    const { log, refusedMutes, lookAgain } = this.#parts;
    if (error.kind !== 'refused') {
      log.warn({ ...cause, err: error }, 'Asterisk did not answer');
      lookAgain();
      return POSTPONED;
    }
    if (this.#noteMissing(command, error)) return POSTPONED;
    if (isAsGoodAsDone(command, error)) return DONE;
    refusedMutes.refused(command);
    if (leavesPlaceUnknown(command, error)) lookAgain();
    return { kind: 'refused', message: error.message };
  }

  /** @returns true: the bridge is made anew with all that belongs into it */
  #noteMissing(command: Command, error: AriError): boolean {
    const callId = missingCall(command, error);
    const bridge = missingBridge(command, error);
    this.#parts.hands.note((watch, at) => {
      if (callId !== null) watch.callMissing(callId, at);
      if (bridge !== null) watch.bridgeMissing(bridge, at);
    });
    return bridge !== null;
  }
}
