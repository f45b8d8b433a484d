import type { Context, Middleware } from 'koa';
import type { Logger } from '../../operations/ports/logger.ts';
import { type KeptFile, keptFile, sendKept } from '../protocol/kept-file.ts';
import { type BuiltPages, readPages } from './pages-folder.ts';

/** Where the pages for people are, and who may show the desk inside a page of theirs. */
export interface PagesSettings {
  readonly folder: string;
  readonly frameAncestors: readonly string[];
}

/** Own files alone, and no text that becomes a script. A page of another origin may frame only what it is allowed to. */
const policy = (frameAncestors: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
    "require-trusted-types-for 'script'",
  ].join('; ');

/** The page that may be framed: the others are for whoever runs the call center. */
const FRAMED = '/desk';

/** Which of their pages it is. */
const headersOf = (path: string, { frameAncestors }: PagesSettings): Record<string, string> => ({
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': policy(path === FRAMED ? frameAncestors : []),
  'Permissions-Policy': 'microphone=(self), camera=(), geolocation=()',
});

/** Tells the desk with whom it may talk: the pages that may frame it. They stand in its policy, too. */
const EMBEDDING = '/pages/embedding.json';

const embeddingFile = ({ frameAncestors }: PagesSettings): KeptFile =>
  keptFile('json', JSON.stringify({ origins: frameAncestors }));

/** Its name tells its content: it need never be asked for again. */
const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

const isRead = ({ method }: Context): boolean => method === 'GET' || method === 'HEAD';

/**
 * The pages for people: desk, wallboard, administration, and the test of a phone. Open to everybody: they hold nothing before somebody
 * signs in. Read at the first request for one, and then from memory.
 */
export const answerPages = (settings: PagesSettings, log: Logger): Middleware => {
  let read: BuiltPages | null = null;
  const embedding = embeddingFile(settings);
  const pages = (): BuiltPages | null => {
    try {
      read ??= readPages(settings.folder);
    } catch (error) {
      log.warn({ err: error }, 'there are no pages: npm run bundle makes them');
    }
    return read;
  };
  const isOurs = (path: string): boolean =>
    path.startsWith('/pages/') || ['/desk', '/wallboard', '/admin', '/phone-test'].includes(path);
  const found = (path: string): readonly [KeptFile, Record<string, string>] | null => {
    const built = pages();
    const page = built?.pages.get(path);
    if (page !== undefined) return [page, headersOf(path, settings)];
    if (path === EMBEDDING) return [embedding, { 'Cache-Control': 'no-cache' }];
    const file = built?.files.get(path);
    return file === undefined ? null : [file, FOR_EVER];
  };
  return (ctx, next) => {
    const answer = isRead(ctx) && isOurs(ctx.path) ? found(ctx.path) : null;
    if (answer === null) return next();
    sendKept(ctx, ...answer);
    return undefined;
  };
};
