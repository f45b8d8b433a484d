import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

const forEver = (): boolean => false;

/**
 * Tries until it succeeds, with growing pauses.
 * @param isOver whether nobody wants it any more: the last error is thrown then
 */
export const retry = async <Result>(
  attempt: () => Promise<Result>,
  onError: (error: unknown) => void,
  isOver = forEver,
): Promise<Result> => {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      onError(error);
      if (isOver()) throw error;
      await pause(pauseMs);
      if (isOver()) throw error;
    }
  }
};
