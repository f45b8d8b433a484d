import type { Context, Middleware } from 'koa';
import type { Logger } from '../operations/ports.ts';
import { requestIdOf } from './request-id.ts';

const MAX_PATH_LENGTH = 256;

const lineOf = (ctx: Context, begun: number): object => ({
  request: requestIdOf(ctx),
  method: ctx.method,
  // Without the query, and never with a body: they may hold secrets.
  path: ctx.path.slice(0, MAX_PATH_LENGTH),
  status: ctx.status,
  ms: Math.round((performance.now() - begun) * 10) / 10,
});

/** One line for each request. */
export const logRequests =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    const begun = performance.now();
    await next();
    log.info(lineOf(ctx, begun), 'request');
  };
