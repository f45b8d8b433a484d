import cors from '@koa/cors';
import type { Middleware } from 'koa';

/** What a page's script may read of an answer, besides what every page may. */
const EXPOSED = [
  ...['X-Request-Id', 'Retry-After', 'Idempotent-Replayed', 'WWW-Authenticate'],
  // Of recordings, which players fetch in parts.
  ...['Accept-Ranges', 'Content-Range', 'ETag'],
];
const PREFLIGHT_VALID_S = 600;

/**
 * Lets pages of these origins use the API from a browser; nobody else's. Keys are sent by scripts and
 * not by the browser itself, so no credentials are allowed. https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const allowOrigins = (origins: readonly string[]): Middleware =>
  cors({
    // The empty text makes it say nothing.
    origin: (ctx) => (origins.includes(ctx.get('Origin')) ? ctx.get('Origin') : ''),
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    exposeHeaders: EXPOSED,
    maxAge: PREFLIGHT_VALID_S,
  });
