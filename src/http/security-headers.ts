import helmet from 'koa-helmet';
import type { Middleware } from 'koa';

/**
 * What browsers are told: answers are data about people, not to be cached, guessed at, framed or run.
 * A page of our own says itself what it needs of the policy.
 */
const tellBrowsers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  frameguard: { action: 'deny' },
});

export const setSecurityHeaders: Middleware = async (ctx, next) => {
  ctx.set('Cache-Control', 'no-store');
  await tellBrowsers(ctx, next);
};
