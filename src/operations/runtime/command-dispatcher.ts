import { setImmediate } from 'node:timers/promises';
import type { Command } from '../../domain/engine/world/command.ts';
import { refusals } from '../../domain/refusals.ts';
import type { LogContext } from '../ports/log-context.ts';
import { loggableCommand } from './loggable.ts';
import type { Logger } from '../ports/logger.ts';
import type { CommandResult, Telephony } from '../ports/telephony.ts';

export interface CommandDispatcherDeps {
  readonly telephony: Telephony;
  readonly log: Logger;
  /** Whether anything may be sent: who owns a call center no longer has nothing done. */
  readonly maySend: () => boolean;
  /** Told of a command that came to nothing, before its result is known to who waits. */
  readonly onFailure: (command: Command, message: string, logContext: LogContext) => void;
}

const POSTPONED: CommandResult = { kind: 'postponed' };

/** Takes commands to Asterisk and notes what came of them. */
export class CommandDispatcher {
  readonly #deps: CommandDispatcherDeps;

  constructor(deps: CommandDispatcherDeps) {
    this.#deps = deps;
  }

  /**
   * All is carried out, but what is played keeps nobody waiting, nor does the widening of a bridge: who hears
   * whom is settled without. It is begun after what was decided before it, as Asterisk answers sooner who asks for one thing alone,
   * and after who waited for that was answered.
   */
  async dispatch(commands: readonly Command[], logContext: LogContext): Promise<CommandResult[]> {
    const awaited: Promise<CommandResult>[] = [];
    for (const command of commands) {
      if (KEEPS_NOBODY_WAITING.has(command.kind))
        void this.#execute(command, logContext, afterAnswered(awaited));
      else awaited.push(this.#execute(command, logContext));
    }
    return await Promise.all(awaited);
  }

  /** For commands that are no longer of use: as if Asterisk could not be reached. */
  postpone(commands: readonly Command[], logContext: LogContext): Promise<CommandResult[]> {
    return Promise.resolve(commands.map((command) => this.#noted(command, logContext, POSTPONED)));
  }

  async #execute(
    command: Command,
    logContext: LogContext,
    after?: Promise<unknown>,
  ): Promise<CommandResult> {
    if (!this.#deps.maySend()) return this.#noted(command, logContext, POSTPONED);
    const told = { ...logContext, ...loggableCommand(command) };
    const result = await this.#deps.telephony.execute(command, told, after);
    return this.#noted(command, logContext, result);
  }

  #noted(command: Command, logContext: LogContext, result: CommandResult): CommandResult {
    const message = failureOf(command, result);
    if (message !== null) {
      const fields = { ...logContext, ...loggableCommand(command), message };
      this.#deps.log.warn(fields, 'a command failed');
      this.#deps.onFailure(command, message, logContext);
    }
    return result;
  }
}

/** @throws Refusal extension-exists, asterisk-refused, asterisk-unavailable */
export const refuseUnlessDone = (results: readonly CommandResult[]): void => {
  for (const result of results) {
    if (result.kind === 'refused') throw refusals.asteriskRefused(result.message);
    if (result.kind === 'name-taken') throw refusals.accountTaken(result.user, result.madeBy);
    if (result.kind === 'postponed') throw refusals.asteriskAway();
  }
};

/** Who waited for these is answered in the turn of the event loop in which the last of them is done. */
const afterAnswered = async (awaited: readonly Promise<unknown>[]): Promise<void> => {
  if (awaited.length === 0) return;
  await Promise.allSettled(awaited);
  await setImmediate();
};

const KEEPS_NOBODY_WAITING: ReadonlySet<Command['kind']> = new Set([
  'play-to-call',
  'play-to-conversation',
  'widen-bridge',
]);

/** null: none, or it will be made good. For an account that was asked for somebody waits. */
const failureOf = (command: Command, result: CommandResult): string | null => {
  if (result.kind === 'refused' || result.kind === 'name-taken') return result.message;
  const isAwaited = command.kind === 'put-sip-account' && command.why !== 'kept';
  return isAwaited && result.kind === 'postponed' ? 'Asterisk cannot be reached' : null;
};
