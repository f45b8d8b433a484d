import { setTimeout as pause } from 'node:timers/promises';
import type { LogContext } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';

/** What is needed to try something until it is done. */
export interface PersistentTools {
  readonly ari: AriCalls;
  readonly log: Logger;
  readonly logContext: LogContext;
  /** Whether commands are still to be carried out. */
  readonly isReady: () => boolean;
}

/** Asterisk does not have the channel (404), or not in this application any more (409). */
const isNotHere = ({ status }: AriError): boolean => status === 404 || status === 409;

/** Asterisk refused, and has the channel. */
export const isRefused = (error: unknown): error is AriError =>
  error instanceof AriError && error.kind === 'refused' && !isNotHere(error);

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Does what has to be done with a call in the end, although Asterisk refuses it: again and again, until
 * the call is gone, or we are.
 * @throws AriError, of kind `refused` only when the channel is not here any more
 */
export const untilTaken = async (
  { log, logContext, isReady }: PersistentTools,
  about: { readonly call_id: string; readonly what: 'return' | 'hang-up' },
  act: () => Promise<void>,
): Promise<void> => {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await act();
      return;
    } catch (error) {
      if (!isRefused(error)) throw error;
      log.warn(
        { ...logContext, ...about, err: error },
        'refused what has to be done; trying again',
      );
      await pause(pauseMs);
      if (!isReady()) throw new AriError('unavailable', error.operation, error.reason);
    }
  }
};
