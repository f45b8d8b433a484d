import Router, { type RouterContext, type RouterMiddleware } from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import type { OperationDeps } from '../operations/runtime/operation-deps.ts';
import type { Clock } from '../operations/ports/clock.ts';
import type { Metrics } from '../operations/ports/metrics.ts';
import type { FairScheduler } from '../operations/runtime/fair-scheduler.ts';
import { takePassedOn } from './access/passed-on.ts';
import { setAnswer } from './protocol/answer.ts';
import { answerErrors } from './protocol/answer-errors.ts';
import { answerMetrics } from './probes/metrics.ts';
import { allowOrigins } from './protocol/cors.ts';
import { answerDocs } from './probes/docs-page.ts';
import { answerPages, type PagesSettings } from './pages/answer-pages.ts';
import { Download } from './protocol/download.ts';
import { success } from './protocol/envelope.ts';
import { Gate } from './access/gate.ts';
import { EventStream } from './protocol/event-stream.ts';
import { answerHealth } from './probes/health.ts';
import { doOnce, type OnceDeps } from './protocol/idempotency.ts';
import { whileKeyIsValid } from './access/key-watch.ts';
import { languageFor } from './protocol/language.ts';
import { shapesOf } from './fast-path/path-shape.ts';
import { checkUrl } from './protocol/percent-encoding.ts';
import { type Principal, principalOf } from './protocol/principal.ts';
import { queryOf } from './fast-path/query.ts';
import { hostOf, type RateLimitSettings, RateLimits } from './access/rate-limits.ts';
import { goStraight } from './fast-path/go-straight.ts';
import { isForm, readBody } from './protocol/request-body.ts';
import { nameRequest, requestIdOf } from './protocol/request-id.ts';
import { logRequests } from './protocol/request-log.ts';
import { readUpload, uploadOf } from './protocol/upload.ts';
import { type Route, takesIdempotencyKey } from './schemas/route.ts';
import { SessionAnswer } from './protocol/session-answer.ts';
import { auditRequests } from './access/audit.ts';
import { ownOrigin } from './access/same-origin.ts';
import { noSessionCookie, sessionCookie } from './access/session-cookie.ts';
import { allRoutes } from './resources/routes.ts';
import { sendAnswers } from './protocol/send-answers.ts';
import { Shares } from './access/shares.ts';
import { SHARE_LIMITS, type ShareLimits } from './protocol/share-limits.ts';

/** What every path begins with. */
export const BASE_PATH = '/v1';

/**
 * A slash at the end makes it another path. Clients that resolve `condition/..` send `acme/`, and whoever
 * leaves a name out sends `condition/`: neither means what is above it.
 */
const EXACTLY = { prefix: BASE_PATH, sensitive: true, strict: true };

/** Who is let in from where. */
export interface AccessSettings {
  readonly limits: RateLimitSettings;
  /** Whose pages may use the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** How many proxies are in front, which say where a request came from. */
  readonly trustedProxies: number;
  /** Absent: as they are for everybody. */
  readonly shares?: ShareLimits;
}

export interface HttpDeps extends OperationDeps, OnceDeps {
  readonly access: AccessSettings;
  readonly metrics: Metrics;
  /** What clocks on the wall say; all that is measured goes by `clock`. */
  readonly wallClock: Clock;
  /** Absent: there are no pages for people. */
  readonly pages?: PagesSettings | null;
  /** What processes share that pass requests on; absent: none is passed on. */
  readonly processSecret?: string | null;
  /** Ends answers that would go on for ever. */
  readonly closing?: AbortSignal;
}

const never = new AbortController().signal;

/**
 * All but those of health, which are asked often and by machines that have no key. They take turns by
 * where they come from as long as it is not known whose they are.
 */
const countAddresses =
  (limits: RateLimits, scheduler: FairScheduler): Middleware =>
  async (ctx, next) => {
    await scheduler.turn(`address ${hostOf(ctx.ip)}`);
    await limits.countAddress(ctx.ip);
    await next();
  };

interface Serving {
  readonly shares: Shares;
  readonly whileValid: (ctx: Context) => AbortSignal;
  /** Pages of other sites may frame the desk. */
  readonly isFramed: boolean;
}
/** The gate lets nobody in without a key. */
const whoseIs = (ctx: Context): Principal => {
  const principal = principalOf(ctx);
  if (principal === null) throw new Error('a request came past the gate');
  return principal;
};

/** What the envelope carries; the cookie goes beside it. */
const dataOf = (ctx: Context, answer: unknown, isFramed: boolean): unknown => {
  if (!(answer instanceof SessionAnswer)) return answer;
  const { data, secret } = answer as SessionAnswer<unknown>;
  const place = { isSecure: ctx.secure, isFramed };
  ctx.set('Set-Cookie', secret === null ? noSessionCookie(place) : sessionCookie(secret, place));
  return data;
};

const serve =
  (route: Route, { shares, whileValid, isFramed }: Serving) =>
  async (ctx: RouterContext): Promise<void> => {
    const { params, request } = ctx;
    const query = queryOf(ctx);
    const prefers = (types: readonly string[]) => ctx.accepts([...types]) || null;
    const form = route.body !== null && isForm(ctx);
    const logContext = { request_id: requestIdOf(ctx) };
    const principal = whoseIs(ctx);
    const origin = ownOrigin(ctx);
    const upload = uploadOf(ctx);
    const asked = { params, query, body: request.body, upload, isForm: form, prefers };
    const raw = { ...asked, logContext, principal, origin };
    const answer = await shares.answer(ctx, route, () => route.answer(raw));
    if (answer instanceof Download) answer.answer(ctx);
    else if (answer instanceof EventStream) {
      const leave = shares.holdStream(ctx);
      const valid = whileValid(ctx);
      valid.addEventListener('abort', leave);
      answer.answer(ctx, valid);
    } else {
      const language = languageFor(ctx);
      setAnswer(ctx, {
        status: 200,
        envelope: success(dataOf(ctx, answer, isFramed), language),
        language,
      });
    }
  };

interface RouterDeps extends Serving {
  readonly gate: Gate;
  readonly once: RouterMiddleware;
  readonly audited: (route: Route) => RouterMiddleware;
}

const checkPath =
  (route: Route): RouterMiddleware =>
  (ctx, next) => {
    route.checkPath(ctx.params);
    return next();
  };

/** From the key to the body, and what is read of it. */
const admission = (route: Route, gate: Gate, shares: Shares): readonly RouterMiddleware[] => {
  const { body, upload } = route;
  if (upload !== undefined) {
    // Whose it is and whether they may is known before a file gets a place and memory.
    return [gate.guard(route), checkPath(route), shares.holdUpload, readUpload(upload)];
  }
  return body === null ? [gate.guard(route)] : [gate.enter(route), readBody, gate.confirm(route)];
};

/** A router for each shape of paths: most of what a request cost was trying all patterns. */
const serveRoutes = (
  routes: readonly Route[],
  { gate, once, audited, ...serving }: RouterDeps,
): RouterMiddleware => {
  const shapeOf = shapesOf(routes.map(({ path }) => `${BASE_PATH}${path}`));
  const routers = new Map<string, Router>();
  for (const route of routes) {
    const shape = shapeOf(`${BASE_PATH}${route.path}`);
    const router = routers.get(shape) ?? new Router(EXACTLY);
    routers.set(shape, router);
    // A request that comes again and gets the first answer changes nothing.
    const keyed = takesIdempotencyKey(route) ? [once] : [];
    const noted = route.method === 'GET' ? [] : [audited(route)];
    const admitted = [...admission(route, gate, serving.shares), serving.shares.takeTurn];
    router.register(
      route.path,
      [route.method],
      [...admitted, ...keyed, ...noted, serve(route, serving)],
    );
  }
  const served = new Map([...routers].map(([shape, router]) => [shape, goStraight(router)]));
  return (ctx, next) => served.get(shapeOf(ctx.path))?.(ctx, next) ?? next();
};

/** Loaded when it is asked for first: most services are never asked. */
const documentOf = async (routes: readonly Route[]): Promise<object> => {
  const { openApiDocument } = await import('./openapi/document.ts');
  return openApiDocument(routes, BASE_PATH);
};

/** The REST API as a Koa application. Order matters: what stands first sees every answer. */
export const createApp = ({
  closing = never,
  pages = null,
  processSecret = null,
  ...deps
}: HttpDeps): Koa => {
  const { log, access } = deps;
  const { trustedProxies } = access;
  // Each proxy adds where the request came from to X-Forwarded-For: what is before that is anybody's.
  const app = new Koa({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies });
  const limits = new RateLimits(access.limits);
  const gate = new Gate({ ...deps, limits });
  const { shares: most = SHARE_LIMITS } = access;
  const shares = new Shares({ callcenters: deps.callcenters, limits, most });
  const routes = allRoutes(deps);
  const whileValid = (ctx: Context): AbortSignal => whileKeyIsValid(deps, ctx, closing);
  if (processSecret !== null) app.use(takePassedOn(processSecret));
  app.use(sendAnswers(limits));
  app.use(nameRequest);
  app.use(logRequests(log));
  if (access.corsOrigins.length > 0) app.use(allowOrigins(access.corsOrigins));
  app.use(answerErrors(log, deps.metrics));
  app.use(checkUrl);
  app.use(answerHealth(deps));
  app.use(countAddresses(limits, deps.callcenters.scheduler));
  app.use(answerMetrics(deps.metrics, gate));
  app.use(answerDocs(() => documentOf(routes)));
  if (pages !== null) app.use(answerPages(pages, log));
  app.use(
    serveRoutes(routes, {
      gate,
      once: doOnce(deps),
      audited: auditRequests(deps),
      shares,
      whileValid,
      isFramed: (pages?.frameAncestors.length ?? 0) > 0,
    }),
  );
  app.on('error', (error: unknown, ctx: Context) => {
    log.warn({ request_id: requestIdOf(ctx), err: error }, 'an answer could not be sent');
  });
  return app;
};
