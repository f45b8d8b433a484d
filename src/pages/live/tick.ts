import { useEffect, useState } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

const tellAll = (): void => {
  for (const listener of listeners) listener();
};

/**
 * Calls each second, all of the page at once.
 * @returns what ends it
 */
export const onTick = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(tellAll, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
};

/** Renders anew each second. */
export const useTick = (): void => {
  const [, set] = useState(0);
  useEffect(
    () =>
      onTick(() => {
        set((count) => count + 1);
      }),
    [],
  );
};
