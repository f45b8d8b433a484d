import type { Command } from '../domain/engine/world/command.ts';
import type { LogContext } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { CommandResult } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import type { Arrivals } from './arrivals.ts';
import type { AriClient } from './client.ts';
import { carryOut, type CommandTools, concerns } from './command-calls.ts';
import type { EntryGate } from './entry-gate.ts';
import type { FirstMusic } from './first-music.ts';
import { Lanes } from './lanes.ts';
import type { OtherHands } from './other-hands.ts';
import {
  isAsGoodAsDone,
  leavesPlaceUnknown,
  missingBridge,
  missingCall,
} from './refused-command.ts';
import type { RefusedMutes } from './refused-mutes.ts';
import { NameTaken, type SipAccounts } from './sip-accounts.ts';
import type { SoundPlayer } from './sound-player.ts';
import { Spread } from './spread.ts';
import type { Whispering } from './whispering.ts';

const DONE: CommandResult = { kind: 'done' };
const POSTPONED: CommandResult = { kind: 'postponed' };

/** Accounts that are looked at or put again at a time: nobody waits for them, and others do for Asterisk. */
const MOST_KEPT_ACCOUNTS = 4;

type AccountCommand = Extract<Command, { kind: 'put-sip-account' | 'remove-sip-account' }>;

/** What carrying out needs besides Asterisk itself. */
export interface CommandExecutorDeps {
  readonly ari: AriClient;
  readonly app: string;
  readonly log: Logger;
  readonly gate: EntryGate;
  readonly refusedMutes: RefusedMutes;
  readonly player: SoundPlayer;
  readonly firstMusic: FirstMusic;
  readonly whispering: Whispering;
  readonly hands: OtherHands;
  readonly accounts: SipAccounts;
  readonly arrivals: Arrivals;
  /** Whether it was told what Asterisk has: before that nothing is carried out. */
  readonly isReady: () => boolean;
  readonly lookAgain: () => void;
}

/** Turns commands into ARI calls, in order where they concern the same thing. */
export class CommandExecutor {
  readonly #deps: CommandExecutorDeps;
  readonly #commands = new Lanes();
  /** Apart, as there may be thousands and a look at Asterisk need not wait for them. */
  readonly #accountCommands = new Lanes();
  readonly #keptAccounts = new Spread(MOST_KEPT_ACCOUNTS);
  /** What a command failed with: nobody knows how it is, so nothing more is done with it until a look. */
  readonly #unsettled = new Set<string>();

  constructor(deps: CommandExecutorDeps) {
    this.#deps = deps;
  }

  /** @param after what has to be done before as well; the command's place in the order is that of now */
  execute(
    command: Command,
    logContext: LogContext,
    after?: Promise<unknown>,
  ): Promise<CommandResult> {
    if (command.kind === 'put-sip-account' || command.kind === 'remove-sip-account') {
      return this.#accountCommands.run(concerns(command), () => this.#account(command, logContext));
    }
    return this.#commands.run(concerns(command), async () => {
      await after;
      return this.#attempt(command, logContext);
    });
  }

  #account(command: AccountCommand, logContext: LogContext): Promise<CommandResult> {
    const isKept = command.kind === 'put-sip-account' && !command.isNew;
    const attempt = () => this.#attempt(command, logContext);
    return isKept ? this.#keptAccounts.run(attempt) : attempt();
  }

  /** Resolves when all that is under way now with calls and conversations is done. */
  idle(): Promise<void> {
    return this.#commands.idle();
  }

  /** It was told what Asterisk has. */
  looked(): void {
    this.#unsettled.clear();
  }

  async #attempt(command: Command, logContext: LogContext): Promise<CommandResult> {
    const { refusedMutes, hands, isReady, firstMusic } = this.#deps;
    if (!isReady() || this.#isUnsettled(command)) return POSTPONED;
    const spared = refusedMutes.spare(command);
    if (spared === null) return DONE;
    hands.note((watch) => {
      watch.begins(spared);
    });
    try {
      await Promise.all(callsOf(spared).map((callId) => firstMusic.end(callId)));
      await carryOut(this.#toolsFor(logContext), spared);
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
      return this.#failed(command, logContext, error);
    }
  }

  #toolsFor(logContext: LogContext): CommandTools {
    const { ari, app, log, gate, player, whispering, accounts, arrivals, isReady } = this.#deps;
    return {
      ari: ari.onBehalfOf(logContext),
      ...{ app, log, logContext, isReady },
      gate,
      whispering,
      player,
      accounts,
      readmit: (callId) => arrivals.readmit(callId, logContext),
    };
  }

  #isUnsettled(command: Command): boolean {
    return this.#unsettled.size > 0 && concerns(command).some((key) => this.#unsettled.has(key));
  }

  #lookAt(command: Command): void {
    for (const key of concerns(command)) this.#unsettled.add(key);
    this.#deps.lookAgain();
  }

  #failed(command: Command, logContext: LogContext, error: AriError): CommandResult {
    const { log, refusedMutes } = this.#deps;
    if (error.kind !== 'refused') {
      log.warn({ ...logContext, err: error }, 'Asterisk did not answer');
      this.#lookAt(command);
      return POSTPONED;
    }
    if (error instanceof NameTaken) {
      return { kind: 'name-taken', user: error.user, madeBy: error.madeBy, message: error.reason };
    }
    if (this.#noteMissing(command, error)) return POSTPONED;
    if (isAsGoodAsDone(command, error)) return DONE;
    refusedMutes.refused(command);
    if (leavesPlaceUnknown(command, error)) this.#lookAt(command);
    return { kind: 'refused', message: error.message };
  }

  /** @returns true: the bridge is made anew with all that belongs into it */
  #noteMissing(command: Command, error: AriError): boolean {
    const callId = missingCall(command, error);
    const bridge = missingBridge(command, error);
    this.#deps.hands.note((watch, at) => {
      if (callId !== null) watch.callMissing(callId, at);
      if (bridge !== null) watch.bridgeMissing(bridge, at);
    });
    return bridge !== null;
  }
}

const callsOf = (command: Command): readonly string[] => {
  if ('callIds' in command) return command.callIds;
  return 'callId' in command ? [command.callId] : [];
};
