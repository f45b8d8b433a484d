import { setTimeout as pause } from 'node:timers/promises';
import type { IvrVariables } from '../domain/call.ts';
import type { Command } from '../domain/engine/world/command.ts';
import type { LogContext } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';

type ReturnToIvr = Extract<Command, { kind: 'return-to-ivr' }>;

/** What a return needs besides the command. */
export interface ReturnTools {
  readonly ari: AriCalls;
  readonly log: Logger;
  readonly logContext: LogContext;
  /** Whether commands are still to be carried out. */
  readonly isReady: () => boolean;
}

/** Asterisk does not have the channel (404), or not in this application any more (409). */
const isNotHere = ({ status }: AriError): boolean => status === 404 || status === 409;

const isRefused = (error: unknown): error is AriError =>
  error instanceof AriError && error.kind === 'refused' && !isNotHere(error);

/** What Asterisk said about the variables that it would not set, by their names. */
type Refused = ReadonlyMap<string, AriError>;

/** @throws AriError, also of kind `refused` when the channel is not here */
const setVariables = async (
  ari: AriCalls,
  callId: string,
  variables: IvrVariables,
): Promise<Refused> => {
  const refused = new Map<string, AriError>();
  const set = async ([name, value]: [string, string]): Promise<void> => {
    try {
      await ari.setChannelVariable(callId, name, value);
    } catch (error) {
      if (!isRefused(error)) throw error;
      refused.set(name, error);
    }
  };
  await Promise.all(Object.entries(variables).map(set));
  return refused;
};

const afterRefusal = (refused: Refused): IvrVariables => ({
  QUEUE_RESULT: 'error',
  QUEUE_DETAIL: [...refused]
    .map(([name, { reason }]) => `${name} was refused: ${reason}`)
    .join(', '),
});

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Whoever may not go on stays with us in silence: tried until they are gone, or we are. */
const continueAtLast = async (
  { ari, log, logContext, isReady }: ReturnTools,
  callId: string,
): Promise<void> => {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await ari.continueInDialplan(callId);
      return;
    } catch (error) {
      if (!isRefused(error)) throw error;
      log.warn(
        { ...logContext, call_id: callId, err: error },
        'a return was refused; trying again',
      );
      await pause(pauseMs);
      if (!isReady()) throw new AriError('unavailable', error.operation, error.reason);
    }
  }
};

/**
 * Gives a caller back to the dialplan, whatever Asterisk refuses of what they take along: then
 * QUEUE_RESULT is `error` and QUEUE_DETAIL says what was refused.
 * @throws AriError, of kind `refused` only when the channel is not here any more
 */
export const returnToIvr = async (
  tools: ReturnTools,
  { callId, variables }: ReturnToIvr,
): Promise<void> => {
  const { ari, log, logContext } = tools;
  const refused = await setVariables(ari, callId, variables);
  if (refused.size > 0) {
    const fields = { ...logContext, call_id: callId, variables: [...refused.keys()] };
    log.error({ ...fields, err: [...refused.values()][0] }, 'variables of a return were refused');
    await setVariables(ari, callId, afterRefusal(refused));
  }
  await continueAtLast(tools, callId);
};
