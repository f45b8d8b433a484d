import type { Middleware } from 'koa';

/** What is asked of a process that does not do the work. */
export interface StandbyHealth {
  /** Whether the database can be asked. */
  readonly isDatabaseWorking: () => Promise<boolean>;
  /** Whether requests that come here are answered, by whomever. */
  readonly isAnswering: () => Promise<boolean>;
}

/** Why it takes no requests, for who runs it. */
const STANDS_BY =
  'another process does the work, or none yet, and requests are not passed on to it (PROCESS_SECRET)';

/** `/healthz` and `/readyz` of a process that stands by: it is ready if who asks it anything gets an answer. */
export const answerStandbyHealth =
  ({ isDatabaseWorking, isAnswering }: StandbyHealth): Middleware =>
  async (ctx, next: () => Promise<unknown>) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/healthz') {
      ctx.body = { status: 'ok' };
      return undefined;
    }
    if (ctx.path !== '/readyz') return next();
    const [database, isReady] = await Promise.all([isDatabaseWorking(), isAnswering()]);
    ctx.status = isReady ? 200 : 503;
    const reason = isReady ? {} : { reason: STANDS_BY };
    ctx.body = { status: isReady ? 'ok' : 'not-ready', role: 'standby', database, ...reason };
    return undefined;
  };
