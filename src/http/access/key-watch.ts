import type { Context } from 'koa';
import type { Keys } from '../../operations/keys.ts';
import type { Clock } from '../../operations/ports/clock.ts';
import type { Sessions } from '../../operations/sessions.ts';
import { type Principal, principalOf } from '../protocol/principal.ts';

/** How long an answer may go on after its key or session has ended. */
const LOOK_EVERY_MS = 10_000;

interface WatchDeps {
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Until when a key is valid is a time of day. */
  readonly wallClock: Clock;
}

const isValid = async (
  { keys, sessions, wallClock }: WatchDeps,
  { keyId, proof }: Principal,
): Promise<boolean> => {
  if (proof.kind === 'session') return sessions.goesOn(proof.session.id);
  const key = await keys.byId(keyId);
  return key !== null && (key.expiresAt === null || key.expiresAt > wallClock.now());
};

/**
 * For an answer that goes on: aborted at `closing`, and when the key or the session that was asked with
 * ends. If it cannot be told whether it is valid, it is not.
 */
export const whileKeyIsValid = (
  deps: WatchDeps,
  ctx: Context,
  closing: AbortSignal,
): AbortSignal => {
  const principal = principalOf(ctx);
  if (principal === null) return AbortSignal.abort();
  const ended = new AbortController();
  let cancel = (): void => undefined;
  const end = (): void => {
    closing.removeEventListener('abort', end);
    cancel();
    ended.abort();
  };
  const watch = (): void => {
    cancel = deps.clock.wakeAt(deps.clock.now() + LOOK_EVERY_MS, () => {
      void isValid(deps, principal).then((valid) => {
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
