import { setTimeout as pause } from 'node:timers/promises';

/** Waits, or until it is told to stop. Never rejects. */
export const paused = async (ms: number, signal: AbortSignal): Promise<void> => {
  await pause(ms, undefined, { signal }).catch(() => undefined);
};

/** Waits until it is told to stop. */
export const aborted = async (signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
};
