import type { Context, Middleware } from 'koa';
import type { LogContext } from '../../operations/ports/log-context.ts';
import type { Clock } from '../../operations/ports/clock.ts';
import type { Logger } from '../../operations/ports/logger.ts';
import type { Store } from '../../operations/ports/store.ts';
import type { Telephony } from '../../operations/ports/telephony.ts';
import { requestIdOf } from '../protocol/request-id.ts';

/** Whoever watches over the service has an answer by then, whatever the disk does. */
const PATIENCE_MS = 2000;

/** Why it does nothing in Asterisk, for who runs it. */
const TAKEN_OVER = 'another service took over this ARI application (ARI_APP)';

interface Watched {
  readonly telephony: Pick<Telephony, 'isConnected' | 'isTakenOver'>;
  readonly store: Pick<Store, 'check'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const isWorking = async ({ store, log }: Watched, logContext: LogContext): Promise<boolean> => {
  try {
    await store.check();
    return true;
  } catch (error) {
    log.warn({ ...logContext, err: error }, 'the database does not work');
    return false;
  }
};

const isWorkingInTime = async (watched: Watched, logContext: LogContext): Promise<boolean> => {
  const { clock } = watched;
  let cancel = (): void => undefined;
  const late = new Promise<boolean>((resolve) => {
    cancel = clock.wakeAt(clock.now() + PATIENCE_MS, () => {
      resolve(false);
    });
  });
  const inTime = await Promise.race([isWorking(watched, logContext), late]);
  cancel();
  return inTime;
};

const answerReady = async (ctx: Context, watched: Watched): Promise<void> => {
  const asterisk = watched.telephony.isConnected();
  const database = await isWorkingInTime(watched, { request_id: requestIdOf(ctx) });
  const isReady = asterisk && database;
  ctx.status = isReady ? 200 : 503;
  const reason = watched.telephony.isTakenOver() ? { reason: TAKEN_OVER } : {};
  ctx.body = { status: isReady ? 'ok' : 'not-ready', asterisk, database, ...reason };
};

/**
 * For those who watch over the service. `/healthz`: it runs. `/readyz`: it can do its work, for which
 * it needs Asterisk and its database; 503 while it has one of them not.
 */
export const answerHealth =
  (watched: Watched): Middleware =>
  (ctx, next) => {
    const { path } = ctx;
    if (path !== '/healthz' && path !== '/readyz') return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (path === '/readyz') return answerReady(ctx, watched);
    ctx.body = { status: 'ok' };
    return undefined;
  };
