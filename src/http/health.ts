import type { Middleware } from 'koa';
import type { Telephony } from '../operations/ports.ts';

/**
 * For those who watch over the service. `/healthz`: it runs. `/readyz`: it can do its work, for which
 * it needs Asterisk; 503 while it has not.
 */
export const answerHealth =
  (telephony: Pick<Telephony, 'isConnected'>): Middleware =>
  async (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (isRead && ctx.path === '/healthz') ctx.body = { status: 'ok' };
    else if (isRead && ctx.path === '/readyz') {
      const asterisk = telephony.isConnected();
      ctx.status = asterisk ? 200 : 503;
      ctx.body = { status: asterisk ? 'ok' : 'not-ready', asterisk };
    } else await next();
  };
