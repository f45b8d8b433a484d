import type { Context } from 'koa';
import type { ApiKey } from '../domain/api-key.ts';

const principals = new WeakMap<object, ApiKey>();

/** Notes whose request it is, once that is proven. */
export const setPrincipal = (ctx: Pick<Context, 'req'>, key: ApiKey): void => {
  principals.set(ctx.req, key);
};

/** With which key a request came; null: with none, or that is not yet proven. */
export const principalOf = (ctx: Pick<Context, 'req'>): ApiKey | null =>
  principals.get(ctx.req) ?? null;
