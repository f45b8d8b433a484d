import type { Context } from 'koa';
import type { ApiKey } from '../../domain/api-key.ts';
import type { Keys } from '../../operations/keys.ts';
import type { Clock } from '../../operations/ports/clock.ts';
import { principalOf } from '../protocol/principal.ts';

/** How long an answer may go on after its key has ended. */
const LOOK_EVERY_MS = 10_000;

interface WatchDeps {
  readonly keys: Keys;
  readonly clock: Clock;
  /** Until when a key is valid is a time of day. */
  readonly wallClock: Clock;
}

const isValid = async ({ keys, wallClock }: WatchDeps, { id }: ApiKey): Promise<boolean> => {
  const key = await keys.byId(id);
  return key !== null && (key.expiresAt === null || key.expiresAt > wallClock.now());
};

/**
 * For an answer that goes on: aborted at `closing`, and when the key that was asked with is removed
 * or expires. If it cannot be told whether it is valid, it is not.
 */
export const whileKeyIsValid = (
  deps: WatchDeps,
  ctx: Context,
  closing: AbortSignal,
): AbortSignal => {
  const key = principalOf(ctx);
  if (key === null) return AbortSignal.abort();
  const ended = new AbortController();
  let cancel = (): void => undefined;
  const end = (): void => {
    closing.removeEventListener('abort', end);
    cancel();
    ended.abort();
  };
  const watch = (): void => {
    cancel = deps.clock.wakeAt(deps.clock.now() + LOOK_EVERY_MS, () => {
      void isValid(deps, key).then((valid) => {
        if (!valid) end();
        else if (!ended.signal.aborted) watch();
      }, end);
    });
  };
  closing.addEventListener('abort', end);
  ctx.res.once('close', end);
  if (closing.aborted) end();
  else watch();
  return ended.signal;
};
