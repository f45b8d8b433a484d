import type { Command } from '../domain/engine/world/command.ts';
import { orderKeys } from '../domain/engine/world/command-order.ts';
import type { LogContext } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { CommandResult } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import type { Arrivals } from './arrivals.ts';
import type { AriClient } from './client.ts';
import { type CommandTools, executeCommand } from './execute-command.ts';
import type { ConversationBridges } from './conversation-bridges.ts';
import type { EntryGate } from './entry-gate.ts';
import type { FirstMusic } from './first-music.ts';
import { SerialByKey } from './serial-by-key.ts';
import { UnderWay } from './under-way.ts';
import type { OtherPrograms } from './other-programs.ts';
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

/** How many accounts are checked or put again at a time. Nobody waits for them, and others need Asterisk too. */
const MOST_KEPT_ACCOUNTS = 4;

type AccountCommand = Extract<Command, { kind: 'put-sip-account' | 'remove-sip-account' }>;

/** What the executor depends on. */
export interface CommandExecutorDeps {
  readonly ari: AriClient;
  readonly app: string;
  readonly log: Logger;
  readonly bridges: ConversationBridges;
  readonly gate: EntryGate;
  readonly refusedMutes: RefusedMutes;
  readonly player: SoundPlayer;
  readonly firstMusic: FirstMusic;
  readonly whispering: Whispering;
  readonly otherPrograms: OtherPrograms;
  readonly accounts: SipAccounts;
  readonly arrivals: Arrivals;
  /** Whether the engine was told what Asterisk has. Before that no command is executed. */
  readonly isReady: () => boolean;
  readonly lookAgain: () => void;
}

/** Executes commands as ARI calls. Commands that share an order key keep their order. */
export class CommandExecutor {
  readonly #deps: CommandExecutorDeps;
  readonly #commands = new SerialByKey();
  /** Apart from the others: there may be thousands, and looking at Asterisk anew need not wait for them. */
  readonly #accountCommands = new SerialByKey();
  readonly #keptAccounts = new Spread(MOST_KEPT_ACCOUNTS);
  readonly #underWay = new UnderWay();
  /** Keys of commands whose outcome is unknown. Commands with such a key are postponed until Asterisk is looked at. */
  readonly #unsettled = new Set<string>();

  constructor(deps: CommandExecutorDeps) {
    this.#deps = deps;
  }

  /** @param after must settle before the command is executed; it keeps its place in the order of now */
  execute(
    command: Command,
    logContext: LogContext,
    after?: Promise<unknown>,
  ): Promise<CommandResult> {
    if (command.kind === 'put-sip-account' || command.kind === 'remove-sip-account') {
      return this.#accountCommands.run(orderKeys(command), () =>
        this.#account(command, logContext),
      );
    }
    return this.#commands.run(orderKeys(command), async () => {
      await after;
      return this.#watched(command, () => this.#attempt(command, logContext));
    });
  }

  /** Asterisk was looked at while it was under way: what it came to is seen in the next look. */
  async #watched(command: Command, attempt: () => Promise<CommandResult>): Promise<CommandResult> {
    if (!this.#mayBegin(command)) return POSTPONED;
    const { result, wasOverlooked } = await this.#underWay.run(orderKeys(command), attempt);
    if (wasOverlooked) this.#lookAt(command);
    return result;
  }

  #account(command: AccountCommand, logContext: LogContext): Promise<CommandResult> {
    const isKept = command.kind === 'put-sip-account' && command.why === 'kept';
    const attempt = () => this.#attempt(command, logContext);
    return isKept ? this.#keptAccounts.run(attempt) : attempt();
  }

  /**
   * Resolves when all commands for calls and conversations that are under way now are done. One to which
   * Asterisk gives no answer is not waited for: others' calls would stand still with it.
   */
  idle(): Promise<void> {
    return this.#underWay.settle();
  }

  /** The engine was told what Asterisk has, so no outcome is unknown any more but of what is still under way. */
  looked(): void {
    this.#unsettled.clear();
    for (const key of this.#underWay.overlookedKeys) this.#unsettled.add(key);
  }

  #mayBegin(command: Command): boolean {
    return this.#deps.isReady() && !this.#isUnsettled(command);
  }

  async #attempt(command: Command, logContext: LogContext): Promise<CommandResult> {
    const { refusedMutes, otherPrograms, firstMusic } = this.#deps;
    if (!this.#mayBegin(command)) return POSTPONED;
    const spared = refusedMutes.spare(command);
    if (spared === null) return DONE;
    otherPrograms.note((watch) => {
      watch.begins(spared);
    });
    try {
      const music = callsOf(spared).flatMap((callId) => firstMusic.end(callId) ?? []);
      // Who waits for nothing is sent in the order in which it was decided: a hang-up before its bridge is closed.
      if (music.length > 0) await Promise.all(music);
      await executeCommand(this.#toolsFor(logContext), spared);
      refusedMutes.done(command);
      otherPrograms.note((watch, at) => {
        watch.done(spared, at);
      });
      return DONE;
    } catch (error) {
      otherPrograms.note((watch, at) => {
        watch.failed(spared, at);
      });
      if (!(error instanceof AriError)) throw error;
      return this.#failed(command, logContext, error);
    }
  }

  #toolsFor(logContext: LogContext): CommandTools {
    const { ari, log, arrivals, isReady, ...tools } = this.#deps;
    return {
      ari: ari.onBehalfOf(logContext),
      ...{ ...tools, log, logContext, isReady },
      readmit: (callId) => arrivals.readmit(callId, logContext),
    };
  }

  #isUnsettled(command: Command): boolean {
    return this.#unsettled.size > 0 && orderKeys(command).some((key) => this.#unsettled.has(key));
  }

  #lookAt(command: Command): void {
    for (const key of orderKeys(command)) this.#unsettled.add(key);
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

  /** @returns true: the bridge is missing; it is opened anew with all its calls */
  #noteMissing(command: Command, error: AriError): boolean {
    const callId = missingCall(command, error);
    const bridge = missingBridge(command, error);
    this.#deps.otherPrograms.note((watch, at) => {
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
