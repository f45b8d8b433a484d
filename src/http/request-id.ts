import { randomUUID } from 'node:crypto';
import type { Context, Middleware } from 'koa';

const HEADER = 'X-Request-Id';

/** Names each request, in its answer and in the log. */
export const nameRequest: Middleware = async (ctx, next) => {
  ctx.set(HEADER, randomUUID());
  await next();
};

export const requestIdOf = (ctx: Context): string => ctx.response.get(HEADER);
