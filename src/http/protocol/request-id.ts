import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import { type Noted, notesOf } from './request-notes.ts';

export const REQUEST_ID_HEADER = 'X-Request-Id';

/** What common proxies send. Anything else is not taken over into the log. */
const WELL_FORMED = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * Names each request, in its answer and in every line that it causes: by the name that the client or
 * a proxy gave it, or one that is made up.
 */
export const nameRequest: Middleware = (ctx, next) => {
  const given = ctx.req.headers['x-request-id'];
  notesOf(ctx).id = typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
  return next();
};

export const requestIdOf = (ctx: Noted): string => notesOf(ctx).id ?? '';
