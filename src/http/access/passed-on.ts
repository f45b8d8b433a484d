import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, Middleware } from 'koa';

/** Says who asked, and how, when the request comes from another process of the service. */
export const PASSED_ON_HEADER = 'x-passed-on';

/** Clocks of processes are no further apart, with the time that a request may take. In ms. */
const VALID_FOR_MS = 30_000;

/** Who asked another process, and how they reached it. */
interface Asking {
  readonly ip: string;
  readonly protocol: string;
}

type Target = Readonly<Record<'method' | 'url', string>>;

const signed = (secret: string, told: string, { method, url }: Target): string =>
  createHmac('sha256', secret).update(`${told} ${method} ${url}`).digest('hex');

/** The value of the header for a request to pass on. The secret itself is never sent. */
export const passedOnBy = (
  secret: string,
  { ip, protocol }: Asking,
  target: Target,
  now = Date.now(),
): string => {
  const told = `${now} ${protocol} ${ip}`;
  return `${told} ${signed(secret, told, target)}`;
};

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Reads the header. @returns null: there is none, or no process of ours wrote it */
export const passedOnIn = (
  secret: string,
  header: string | string[] | undefined,
  target: Target,
  now = Date.now(),
): Asking | null => {
  if (typeof header !== 'string') return null;
  const [at = '', protocol = '', ip = '', signature = ''] = header.split(' ');
  if (!(Math.abs(now - Number(at)) <= VALID_FOR_MS)) return null;
  if (!isSame(signature, signed(secret, `${at} ${protocol} ${ip}`, target))) return null;
  return { ip, protocol };
};

/** Lets a request that was passed on count as asked by whom another process had it from. */
export const asAskedThere = (ctx: Context, secret: string): void => {
  const target = { method: ctx.method, url: ctx.req.url ?? '' };
  const asking = passedOnIn(secret, ctx.req.headers[PASSED_ON_HEADER], target);
  if (asking === null) return;
  ctx.request.ip = asking.ip;
  Object.defineProperty(ctx.request, 'protocol', { value: asking.protocol });
};

/** To be used before anything that asks where a request comes from. */
export const takePassedOn =
  (secret: string): Middleware =>
  (ctx, next) => {
    asAskedThere(ctx, secret);
    return next();
  };
