import { BASE_URL } from '../session/api.ts';
import { serverClock } from './server-clock.ts';

/** How often the service is asked whether it is there, in milliseconds: while somebody looks, and else. */
const PERIOD_MS = { visible: 1900, hidden: 10_000 };
/** With the period before, what is lost is seen within three seconds. */
const PATIENCE_MS = 1000;

const ADDRESS = new URL('../healthz', `${BASE_URL}/`).href;

const isThere = async (): Promise<boolean> => {
  const askedAt = Date.now();
  try {
    const answer = await fetch(ADDRESS, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    serverClock.answered(askedAt, answer.headers.get('Date'));
    return answer.ok;
  } catch {
    return false;
  }
};

/**
 * Asks again and again whether the service is there, and tells each time. It also sets the clock.
 * @returns what ends it
 */
export const startHeartbeat = (beat: (isThere: boolean) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    const there = navigator.onLine && (await isThere());
    if (ended) return;
    beat(there);
    timer = setTimeout(() => void ask(), PERIOD_MS[document.visibilityState]);
  };
  const askNow = (): void => void ask();
  for (const change of ['online', 'offline'] as const) addEventListener(change, askNow);
  document.addEventListener('visibilitychange', askNow);
  askNow();
  return () => {
    ended = true;
    clearTimeout(timer);
    for (const change of ['online', 'offline'] as const) removeEventListener(change, askNow);
    document.removeEventListener('visibilitychange', askNow);
  };
};
