import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { openApiDocument } from '../../src/http/openapi/document.ts';
import { bearer } from '../helpers/access.ts';
import { projectFile, START_OPTIONS } from '../helpers/project.ts';
import { temporaryFolder } from '../helpers/running-service.ts';

const run = promisify(execFile);

/** In the project, for the bundle finds its libraries there. */
const FOLDER = `dist/tests/bundle-${process.pid}`;
const KEY = 'a-key-of-the-test-of-the-bundle-0123';

const SETTINGS = {
  PATH: process.env['PATH'],
  DEMO: 'false',
  PORT: '0',
  ARI_URL: 'http://127.0.0.1:9',
  ARI_USERNAME: 'nobody',
  ARI_PASSWORD: 'nothing',
  ADMIN_KEY: KEY,
};

test.before(async () => {
  await run(process.execPath, ['--import=tsx', 'bundle/make.ts', FOLDER], {
    cwd: projectFile('.'),
  });
});

test.after.always(() => {
  rmSync(projectFile(FOLDER), { recursive: true, force: true });
});

const temporary = (t: ExecutionContext): string => {
  const folder = temporaryFolder();
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
};

/** Starts the bundled service. @returns where it is */
const serve = async (t: ExecutionContext): Promise<string> => {
  const child = execFile(process.execPath, [...START_OPTIONS, projectFile(`${FOLDER}/main.js`)], {
    env: { ...SETTINGS, DATABASE_PATH: join(temporary(t), 'test.sqlite') },
  });
  t.teardown(() => child.kill('SIGKILL'));
  let said = '';
  for await (const piece of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += String(piece);
    const [, base] = /listens on (http:\S+)\/v1/.exec(said) ?? [];
    if (base !== undefined) return base;
  }
  throw new Error(`it ended: ${said}`);
};

test('the bundled service serves, with the documents that are loaded when they are asked for', async (t) => {
  const base = await serve(t);
  const get = (path: string) => fetch(`${base}${path}`, { headers: bearer(KEY) });
  t.deepEqual(await (await get('/readyz')).json(), {
    ...{ status: 'not-ready', asterisk: false, database: true },
  });
  const document = (await (await get('/openapi.json')).json()) as ReturnType<
    typeof openApiDocument
  >;
  t.deepEqual(document.info, openApiDocument([], '/v1').info);
  t.true(Object.keys(document.paths ?? {}).length > 50);
  for (const path of ['/docs', '/docs/swagger-ui-bundle.js', '/metrics', '/v1/callcenter']) {
    t.is((await get(path)).status, 200, path);
  }
});

test('a stack names the line of the source in which an error was thrown', async (t) => {
  const started = run(process.execPath, [...START_OPTIONS, projectFile(`${FOLDER}/main.js`)], {
    env: { ...SETTINGS, DATABASE_PATH: '/dev/null/test.sqlite' },
  });
  const { stderr } = await t.throwsAsync<Error & { readonly stderr: string }>(started);
  const [, file = '', line = ''] =
    /at ownDatabase \((\/\S+\/src\/storage\/own-database\.ts):(\d+):\d+\)/.exec(stderr) ?? [];
  t.is(file, projectFile('src/storage/own-database.ts'), stderr);
  const thrown = readFileSync(file, 'utf8').split('\n')[Number(line) - 1];
  t.regex(thrown ?? '', /throw new Error\(`cannot write the database/);
});

test('V8 takes what was kept of the bundle', async (t) => {
  const bundle = readdirSync(projectFile(FOLDER)).find((name) => /^service-.*\.cjs$/.test(name));
  const file = projectFile(`${FOLDER}/${bundle ?? ''}`);
  const look = `
    const { readFileSync } = require('node:fs');
    const cachedData = readFileSync(${JSON.stringify(`${file}.code`)});
    const source = readFileSync(${JSON.stringify(file)}, 'latin1');
    console.log(new (require('node:vm').Script)(source, { cachedData }).cachedDataRejected);`;
  const { stdout } = await run(process.execPath, [...START_OPTIONS, '--eval', look]);
  t.is(stdout.trim(), 'false');
});

test('a bundled command makes a key', async (t) => {
  const { stdout } = await run(
    process.execPath,
    [projectFile(`${FOLDER}/cli/key/main.js`), 'make', 'admin'],
    { env: { ...SETTINGS, DATABASE_PATH: join(temporary(t), 'test.sqlite') } },
  );
  t.regex(stdout, /^cck_[0-9a-f]{48}\n$/);
});
