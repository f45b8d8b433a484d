import type { Context, Middleware } from 'koa';
import type { Logger } from '../operations/ports.ts';
import { requestIdOf } from './request-id.ts';

const MAX_LENGTH = 256;
/** Of answers and bodies these are logged, and nothing else: all else may be secret or a customer's. */
const IDS = [
  'callcenter_id',
  'agent_name',
  'queue_task_id',
  'conversation_id',
  'src_conversation_id',
  'dst_conversation_id',
  'call_id',
  'agent_call_id',
] as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const idsIn = (value: unknown): object => {
  if (!isObject(value)) return {};
  const found = IDS.flatMap((name) => {
    const id = value[name];
    return typeof id === 'string' ? [[name, id.slice(0, MAX_LENGTH)] as const] : [];
  });
  return Object.fromEntries(found);
};

/** What it was answered with; a file or a stream has no code. */
const outcomeOf = ({ body }: Context): object => {
  if (!isObject(body) || typeof body['code'] !== 'string') return {};
  const { code, error, data } = body;
  return { code, ...(isObject(error) && { error: error['id'] }), ...idsIn(data) };
};

const lineOf = (ctx: Context, begun: number): object => ({
  request_id: requestIdOf(ctx),
  method: ctx.method,
  // Without the query, which may hold a secret.
  path: ctx.path.slice(0, MAX_LENGTH),
  status: ctx.status,
  ms: Math.round((performance.now() - begun) * 10) / 10,
  ...idsIn(ctx['params']),
  ...idsIn(ctx.request.body),
  ...outcomeOf(ctx),
});

/** One line for each request. */
export const logRequests =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    const begun = performance.now();
    await next();
    log.info(lineOf(ctx, begun), 'request');
  };
