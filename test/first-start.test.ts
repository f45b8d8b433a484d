import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { bearer } from './helpers/access.ts';
import { eventually } from './helpers/eventually.ts';
import { nodeArguments } from './helpers/project.ts';
import { temporaryFolder } from './helpers/running-service.ts';

/** Asterisk is not needed for this, and not there. */
const NO_ASTERISK = {
  ARI_URL: 'http://127.0.0.1:9',
  ARI_USERNAME: 'nobody',
  ARI_PASSWORD: 'nothing',
  ARI_APP: 'first-start',
};

class Start {
  readonly folder: string;
  readonly #child: ChildProcess;
  #out = '';

  constructor(t: ExecutionContext, folder: string, settings: Record<string, string> = {}) {
    this.folder = folder;
    const child = spawn(process.execPath, nodeArguments('src/main.ts'), {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        DATABASE_PATH: join(folder, 'test.sqlite'),
        LOG_LEVEL: 'trace',
        ...NO_ASTERISK,
        ...settings,
      },
    });
    child.stdout.on('data', (data: Buffer) => (this.#out += data.toString()));
    this.#child = child;
    t.teardown(() => child.kill('SIGKILL'));
  }

  async greeting(): Promise<string> {
    await eventually(() => this.#out.includes('/queue_task\n'), {
      awaited: 'the service to say how it is called',
      withinMs: 20_000,
      observed: () => this.#out,
    });
    return this.#out;
  }

  get log(): string {
    return this.#out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n');
  }

  async stop(): Promise<string> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
    return this.#out;
  }
}

/** What is printed to be tried, carried out: with the variable that the lines have. */
const tryLines = async (t: ExecutionContext, greeting: string, key: string): Promise<void> => {
  const lines = [...greeting.matchAll(/^ {2}curl .*$/gm)].map(([line]) => line);
  t.is(lines.length, 3);
  for (const line of lines) {
    const url = /http:\S+/.exec(line)?.[0] ?? '';
    const method = line.includes('-X PUT') ? 'PUT' : 'GET';
    const headers = { ...bearer(key), 'content-type': 'application/json' };
    const answer = await fetch(url, { method, headers, ...(method === 'PUT' && { body: '{}' }) });
    t.is(answer.status, 200, line);
  }
};

const temporary = (t: ExecutionContext): string => {
  const folder = temporaryFolder();
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
};

test('the first start shows a key that works, once and nowhere else', async (t) => {
  const folder = temporary(t);
  const first = new Start(t, folder);
  const greeting = await first.greeting();
  const [, key = ''] = /^ {2}KEY=(cck_[0-9a-f]{48})$/m.exec(greeting) ?? [];
  t.regex(greeting, /Authorization: Bearer \$KEY"/);
  await tryLines(t, greeting, key);
  const out = await first.stop();
  t.is(out.split(key).length, 2, 'it is printed once');
  t.false(first.log.includes(key));
  t.regex(first.log, /"msg":"request"/);
  for (const file of readdirSync(folder)) {
    t.false(readFileSync(join(folder, file)).includes(key), `${file} holds the key`);
  }
  const second = new Start(t, folder);
  const later = await second.greeting();
  t.notRegex(later, /cck_/);
  t.regex(later, /npm run -s key -- make admin/);
  await tryLines(t, later, key);
  await second.stop();
});

test('a key that the environment sets works, and is shown nowhere', async (t) => {
  const key = 'a-key-that-somebody-chose-himself-0';
  const start = new Start(t, temporary(t), { ADMIN_KEY: key });
  const greeting = await start.greeting();
  t.regex(greeting, /Authorization: Bearer \$ADMIN_KEY"/);
  await tryLines(t, greeting, key);
  t.false((await start.stop()).includes(key));
});
