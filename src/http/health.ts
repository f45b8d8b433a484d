import type { Middleware } from 'koa';
import type { Telephony } from '../operations/ports.ts';

/**
 * For those who watch over the service. `/healthz`: it runs. `/readyz`: it can do its work, for which
 * it needs Asterisk; 503 while it has not.
 */
export const answerHealth =
  (telephony: Pick<Telephony, 'isConnected'>): Middleware =>
  async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/healthz') ctx.body = { status: 'ok' };
    else if (ctx.path === '/readyz') {
      const asterisk = telephony.isConnected();
      ctx.status = asterisk ? 200 : 503;
      ctx.body = { status: asterisk ? 'ok' : 'not-ready', asterisk };
    } else await next();
  };
