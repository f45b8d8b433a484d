import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { type ServedApi, serveApi } from '../served-api.ts';

const DESK = '<!doctype html><title>desk</title>';
const SCRIPT = 'console.log("a script, long enough to be packed")';

/** A folder as bundle/make-pages.ts makes it. */
const folderWithPages = (t: ExecutionContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'pages'));
  writeFileSync(
    join(folder, 'pages.json'),
    JSON.stringify({ pages: ['desk', 'wallboard', 'admin'], files: ['pages/desk-abc.js'] }),
  );
  for (const page of ['desk', 'wallboard', 'admin']) {
    writeFileSync(join(folder, `${page}.html`), DESK);
  }
  writeFileSync(join(folder, 'pages/desk-abc.js'), SCRIPT);
  writeFileSync(join(folder, 'pages/desk-abc.js.br'), brotliCompressSync(SCRIPT));
  return folder;
};

const servePages = (
  t: ExecutionContext,
  frameAncestors: readonly string[] = [],
): Promise<ServedApi> => serveApi(t, { pages: { folder: folderWithPages(t), frameAncestors } });

const ask = (api: ServedApi, path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${api.port}${path}`, { headers });

const policyOf = (answer: Response): string => answer.headers.get('content-security-policy') ?? '';

test('whoever asks for the desk gets it without a key, with a policy of own files alone', async (t) => {
  const api = await servePages(t);
  const answer = await ask(api, '/desk');
  t.is(answer.status, 200);
  t.is(await answer.text(), DESK);
  t.regex(answer.headers.get('content-type') ?? '', /^text\/html/);
  t.is(answer.headers.get('cache-control'), 'no-cache');
  const policy = policyOf(answer);
  t.false(policy.includes('unsafe'), policy);
  for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
    t.true(policy.includes(part), `${part} is not in ${policy}`);
  }
  t.true(policy.includes("require-trusted-types-for 'script'"));
  t.regex(answer.headers.get('permissions-policy') ?? '', /microphone=\(self\)/);
});

test('a page that a browser has already is not sent again', async (t) => {
  const api = await servePages(t);
  const first = await ask(api, '/desk');
  await first.text();
  const again = await ask(api, '/desk', {
    'If-None-Match': first.headers.get('etag') ?? '',
    // As browsers ask; without it fetch wants it anew.
    'Cache-Control': 'max-age=0',
  });
  t.is(again.status, 304);
  t.is(await again.text(), '');
});

test('a file whose name tells its content is kept by browsers for ever', async (t) => {
  const api = await servePages(t);
  const answer = await ask(api, '/pages/desk-abc.js', { 'Accept-Encoding': 'identity' });
  t.is(await answer.text(), SCRIPT);
  t.regex(answer.headers.get('cache-control') ?? '', /immutable/);
  t.regex(answer.headers.get('content-type') ?? '', /javascript/);
});

test('a file that was packed is sent packed to who can unpack it', async (t) => {
  const api = await servePages(t);
  const answer = await ask(api, '/pages/desk-abc.js', { 'Accept-Encoding': 'br, gzip' });
  t.is(answer.headers.get('content-encoding'), 'br');
  t.is(answer.headers.get('vary'), 'Accept-Encoding');
  // fetch unpacks it.
  t.is(await answer.text(), SCRIPT);
});

test('sites that are allowed to may frame the desk, and no other page', async (t) => {
  const api = await servePages(t, ['https://crm.example.com']);
  const desk = await ask(api, '/desk');
  const admin = await ask(api, '/admin');
  t.true(policyOf(desk).includes('frame-ancestors https://crm.example.com'));
  t.true(policyOf(admin).includes("frame-ancestors 'none'"));
  await Promise.all([desk.text(), admin.text()]);
});

test('without pages there are none', async (t) => {
  const api = await serveApi(t);
  const answer = await ask(api, '/desk');
  t.is(answer.status, 404);
  await answer.text();
});

test('pages that were not built are not found, and the log says how they are made', async (t) => {
  const pages = { folder: join(tmpdir(), 'no-such-folder'), frameAncestors: [] };
  const api = await serveApi(t, { pages });
  const answer = await ask(api, '/desk');
  t.is(answer.status, 404);
  await answer.text();
  t.true(api.log.some(({ message }) => message.includes('npm run bundle')));
});
