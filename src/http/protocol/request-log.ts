import type { Context, Middleware } from 'koa';
import type { Logger } from '../../operations/ports/logger.ts';
import { type Answer, answerOf } from './answer.ts';
import { principalOf } from './principal.ts';
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

type Line = Record<string, unknown>;

const addIds = (line: Line, from: unknown): void => {
  if (!isObject(from)) return;
  for (const name of IDS) {
    const id = from[name];
    if (typeof id === 'string') line[name] = id.slice(0, MAX_LENGTH);
  }
};

/** What it was answered with; a file or a stream has no code. */
const addOutcome = (line: Line, { envelope }: Answer): void => {
  line['code'] = envelope.code;
  if ('error' in envelope) line['error'] = envelope.error.id;
  addIds(line, envelope.data);
};

const whoseRequest = (ctx: Context): Line => {
  const principal = principalOf(ctx);
  if (principal === null) return {};
  const { keyId: key_id, proof } = principal;
  return { key_id, ...(proof.kind === 'session' && { session_id: proof.session.id }) };
};

const lineOf = (ctx: Context, begun: number): Line => {
  const answer = answerOf(ctx);
  const line: Line = {
    request_id: requestIdOf(ctx),
    ...whoseRequest(ctx),
    method: ctx.method,
    // Without the query, which may hold a secret.
    path: ctx.path.slice(0, MAX_LENGTH),
    status: answer?.status ?? ctx.status,
    ms: Math.round((performance.now() - begun) * 10) / 10,
  };
  addIds(line, ctx['params']);
  addIds(line, ctx.request.body);
  if (answer !== null) addOutcome(line, answer);
  return line;
};

/** One line for each request. */
export const logRequests =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    const begun = performance.now();
    await next();
    log.info(lineOf(ctx, begun), 'request');
  };
