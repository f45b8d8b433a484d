import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/** Tries until it succeeds, with growing pauses. */
export const retry = async <Result>(
  attempt: () => Promise<Result>,
  onError: (error: unknown) => void,
): Promise<Result> => {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      onError(error);
      await pause(pauseMs);
    }
  }
};
