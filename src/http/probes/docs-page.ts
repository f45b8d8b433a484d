import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Middleware } from 'koa';
import { keptFile, type KeptFile, sendKept } from '../protocol/kept-file.ts';

/** Of Swagger UI, https://swagger.io/docs/open-source-tools/swagger-ui/, as its package has them. */
const LIBRARY_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>ari-callcenter: REST API</title>
    <link rel="icon" href="docs/favicon-32x32.png" />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <div id="page"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

/** Nothing is asked of other hosts: no validator, and keys that are entered stay in the page. */
const START = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

/** Own files alone; pictures stand in the style sheet. No script or style in the page itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

// To be kept, and asked for again whether it is still the same.
const HEADERS = { 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY };

const typeOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const { resolve } = createRequire(import.meta.url);

const libraryFile = (name: string): KeptFile =>
  keptFile(typeOf(name), readFileSync(resolve(`swagger-ui-dist/${name}`)));

/** By path. Made when it is asked for first, and kept. */
const filesOf = (
  document: () => Promise<object>,
): ReadonlyMap<string, () => KeptFile | Promise<KeptFile>> =>
  new Map<string, () => KeptFile | Promise<KeptFile>>([
    ['/openapi.json', async () => keptFile('json', JSON.stringify(await document()))],
    ['/docs', () => keptFile('html', PAGE)],
    ['/docs/start.js', () => keptFile('js', START)],
    ...LIBRARY_FILES.map((name) => [`/docs/${name}`, () => libraryFile(name)] as const),
  ]);

/**
 * The documentation, for programs at `/openapi.json` and for people at `/docs`. Open to everybody: it
 * tells nothing that is not in the project. Works without the internet.
 */
export const answerDocs = (document: () => Promise<object>): Middleware => {
  const makers = filesOf(document);
  const made = new Map<string, KeptFile>();
  return async (ctx, next) => {
    const make = makers.get(ctx.path);
    if (make === undefined || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) {
      await next();
      return;
    }
    const file = made.get(ctx.path) ?? (await make());
    made.set(ctx.path, file);
    sendKept(ctx, file, HEADERS);
  };
};
