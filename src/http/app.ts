import Router, { type RouterContext, type RouterMiddleware } from '@koa/router';
import Koa, { type Middleware } from 'koa';
import type { OperationParts } from '../operations/operation-parts.ts';
import { answerErrors } from './answer-errors.ts';
import { Download } from './download.ts';
import { success } from './envelope.ts';
import { answerHealth } from './health.ts';
import { doOnce, type OnceParts } from './idempotency.ts';
import { languageFor } from './language.ts';
import { checkUrl } from './percent-encoding.ts';
import { isForm, readBody } from './request-body.ts';
import { nameRequest } from './request-id.ts';
import { logRequests } from './request-log.ts';
import type { Route } from './route.ts';
import { allRoutes } from './routes.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** What every path begins with. */
export const BASE_PATH = '/v1';

export interface HttpParts extends OperationParts, OnceParts {
  /**
   * Runs before any route: the place to find out who asks, and to throw HttpRefusal unauthorized,
   * forbidden or too-many-requests. Without it everybody who reaches the port is let in.
   */
  readonly admit?: Middleware;
}

const letIn: Middleware = (_ctx, next) => next();

const serve =
  (route: Route) =>
  async (ctx: RouterContext): Promise<void> => {
    const { params, query, request } = ctx;
    // A copy: the parser's has no prototype.
    const raw = { params, query: { ...query }, body: request.body, isForm: isForm(ctx) };
    const answer = await route.answer(raw);
    if (answer instanceof Download) answer.answer(ctx);
    else ctx.body = success(answer, languageFor(ctx));
  };

const routerOf = (routes: readonly Route[], once: RouterMiddleware): Router => {
  const router = new Router({ prefix: BASE_PATH, sensitive: true });
  for (const route of routes) {
    const body = route.body === null ? [] : [readBody];
    const keyed = route.method === 'POST' ? [once] : [];
    router.register(route.path, [route.method], [...body, ...keyed, serve(route)]);
  }
  return router;
};

/** The REST API as a Koa application. Order matters: what stands first sees every answer. */
export const createApp = ({ admit = letIn, ...parts }: HttpParts): Koa => {
  const { log } = parts;
  const app = new Koa();
  const router = routerOf(allRoutes(parts), doOnce(parts));
  app.use(nameRequest);
  app.use(logRequests(log));
  app.use(setSecurityHeaders);
  app.use(answerErrors(log));
  app.use(checkUrl);
  app.use(answerHealth(parts.telephony));
  app.use(admit);
  app.use(router.routes());
  app.use(router.allowedMethods());
  app.on('error', (error: unknown) => {
    log.warn({ err: error }, 'an answer could not be sent');
  });
  return app;
};
