import type { RouterContext, RouterMiddleware } from '@koa/router';
import type { CallcenterId } from '../../domain/ids.ts';
import { canonicalName } from '../../domain/names.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AuditEntry, AuditLog } from '../../operations/ports/audit-log.ts';
import type { Clock } from '../../operations/ports/clock.ts';
import type { Logger } from '../../operations/ports/logger.ts';
import { ANSWER_CODES } from '../protocol/answer-codes.ts';
import { HttpRefusal } from '../protocol/http-refusal.ts';
import { type Principal, principalOf } from '../protocol/principal.ts';
import { requestIdOf } from '../protocol/request-id.ts';
import type { Route } from '../schemas/route.ts';
import { isToBeAudited } from './access-rules.ts';

const DONE = '000000';
/** Longer texts are cut: what was sent is shown to people. */
const MOST_TEXT = 500;
/** Of a body that is larger only the names of its members are kept. */
const MOST_BODY = 16_000;
const HIDDEN = '***';
const SECRETS: ReadonlySet<string> = new Set(['password', 'secret', 'link', 'key', 'token']);

const shown = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  }
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRETS.has(name) ? HIDDEN : shown(inner)]),
  );
};

/** A body as it is kept: without secrets, and not longer than people read. */
export const auditedBody = (body: unknown): string | null => {
  if (typeof body !== 'object' || body === null) return null;
  const text = JSON.stringify(shown(body));
  return text.length <= MOST_BODY ? text : JSON.stringify({ members: Object.keys(body) });
};

/** With names as they are, and not as a URL writes them. */
const pathOf = ({ path }: Route, params: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? '');

/** What is told of a call center that is being deleted must outlive it. */
const callcenterOf = ({ method, path }: Route, params: Readonly<Record<string, string>>) => {
  const { callcenter_id: id } = params;
  const isWhole = path === '/callcenter/:callcenter_id' && method === 'DELETE';
  return id === undefined || isWhole ? null : (canonicalName(id) as CallcenterId);
};

const entryOf = (
  ctx: RouterContext,
  route: Route,
  principal: Principal,
): Omit<AuditEntry, 'at' | 'callcenterId'> => {
  const { access, keyId, proof } = principal;
  return {
    role: access.role,
    agent: access.role === 'agent' ? access.agent : null,
    keyId,
    sessionId: proof.kind === 'session' ? proof.session.id : null,
    requestId: requestIdOf(ctx),
    operation: route.id,
    method: route.method,
    path: pathOf(route, ctx.params),
    body: route.body === null ? null : auditedBody(ctx.request.body),
  };
};

interface Deps {
  readonly audit: AuditLog;
  /** For people, who read what clocks on the wall say. */
  readonly wallClock: Clock;
  readonly callcenters: { has(id: CallcenterId): boolean };
  readonly log: Logger;
}

/** A refusal below 500 changed nothing; of anything else that is not known. */
const codeOf = (error: unknown): string | null => {
  const isKnown = error instanceof Refusal || error instanceof HttpRefusal;
  const { code, status } = ANSWER_CODES[isKnown ? error.id : 'internal-error'];
  return status < 500 ? null : code;
};

/**
 * Keeps who changed what. It is noted before it is done, so that nothing is done which is not noted, and
 * what came of it is added.
 */
export const auditRequests =
  ({ audit, wallClock, callcenters, log }: Deps) =>
  (route: Route): RouterMiddleware =>
  async (ctx, next) => {
    const principal = principalOf(ctx);
    if (principal === null || !isToBeAudited(principal.access, route)) {
      await next();
      return;
    }
    const id = callcenterOf(route, ctx.params);
    // One that is only now made has no history yet.
    const callcenterId = id !== null && callcenters.has(id) ? id : null;
    const entry = { ...entryOf(ctx, route, principal), at: wallClock.now(), callcenterId };
    const noted = await audit.begin(entry);
    const conclude = async (code: string | null): Promise<void> => {
      try {
        await (code === null ? audit.forget(noted) : audit.end(noted, code));
      } catch (error) {
        log.error({ request_id: entry.requestId, err: error }, 'cannot note what was changed');
      }
    };
    try {
      await next();
    } catch (error) {
      await conclude(codeOf(error));
      throw error;
    }
    await conclude(DONE);
  };
