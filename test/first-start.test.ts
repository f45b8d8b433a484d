import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

const SERVICE = [process.execPath, ...nodeArguments('src/main.ts')] as const;

/** The same on a terminal, as script of util-linux makes one. */
const ON_TERMINAL = [
  'script',
  '--quiet',
  '--return',
  '--command',
  `exec ${SERVICE.map((part) => `'${part}'`).join(' ')}`,
  '/dev/null',
] as const;

class Start {
  readonly folder: string;
  readonly #child: ChildProcess;
  #out = '';

  constructor(
    t: ExecutionContext,
    folder: string,
    settings: Record<string, string> = {},
    [command, ...args]: readonly [string, ...string[]] = SERVICE,
  ) {
    this.folder = folder;
    const child = spawn(command, args, {
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
    await eventually(() => /\/queue_task\r?\n/.test(this.#out), {
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

test('the first start on a terminal shows a key that works, once and nowhere else', async (t) => {
  const folder = temporary(t);
  const first = new Start(t, folder, { LOG_LEVEL: 'silent' }, ON_TERMINAL);
  const greeting = (await first.greeting()).replaceAll('\r', '');
  const [, key = ''] = /^ {2}KEY=(cck_[0-9a-f]{48})$/m.exec(greeting) ?? [];
  t.regex(greeting, /Authorization: Bearer \$KEY"/);
  await tryLines(t, greeting, key);
  t.is((await first.stop()).split(key).length, 2, 'it is printed once');
  for (const file of readdirSync(folder)) {
    t.false(readFileSync(join(folder, file)).includes(key), `${file} holds the key`);
  }
});

test('where no terminal is, the first key goes into a file of its owner alone, and into no output', async (t) => {
  const folder = temporary(t);
  const file = join(folder, 'first-admin.key');
  writeFileSync(file, 'of another database', { mode: 0o644 });
  const first = new Start(t, folder);
  const greeting = await first.greeting();
  t.true(greeting.includes(`  KEY=$(cat ${file})\n`), greeting);
  const key = readFileSync(file, 'utf8').trim();
  t.regex(key, /^cck_[0-9a-f]{48}$/);
  t.is(statSync(file).mode & 0o777, 0o600);
  await tryLines(t, greeting, key);
  t.false((await first.stop()).includes('cck_'));
  t.regex(first.log, /"msg":"request"/);
  const second = new Start(t, folder);
  const later = await second.greeting();
  t.notRegex(later, /cck_|first-admin/);
  t.regex(later, /npm run -s key -- make admin/);
  await tryLines(t, later, key);
  await second.stop();
});

test('a key that the environment sets works, and is shown nowhere', async (t) => {
  const key = 'a-key-that-somebody-chose-themselves-0';
  const start = new Start(t, temporary(t), { ADMIN_KEY: key });
  const greeting = await start.greeting();
  t.regex(greeting, /Authorization: Bearer \$ADMIN_KEY"/);
  await tryLines(t, greeting, key);
  t.false((await start.stop()).includes(key));
});

interface Who {
  readonly role: string;
  readonly callcenter_id: string | null;
  readonly agent_name: string | null;
}

const LINK = /^ {2}(administrator|supervisor|agent \S+) +(http:\S+?)\/(\w+)#link=(\S+)$/gm;

/** Follows each link as its page would; whom it signed in, by the page. */
const followAll = async (text: string): Promise<Record<string, readonly Who[]>> => {
  const followed: Record<string, readonly Who[]> = {};
  for (const [, who = '', shown = '', page = '', link] of text.matchAll(LINK)) {
    const name = who.split(' ').at(-1) ?? who;
    if (!shown.includes(`//${name}.localhost:`)) throw new Error(`${shown} is not ${name}'s own`);
    // Browsers know that it is this machine; not every resolver does.
    const origin = shown.replace(`${name}.localhost`, '127.0.0.1');
    const answer = await fetch(`${origin}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ link }),
    });
    const { data } = (await answer.json()) as { data: Who };
    followed[page] = [...(followed[page] ?? []), data];
  }
  return followed;
};

test.serial(
  'a fresh start on a terminal prints links that sign in an administrator, a supervisor and two agents',
  async (t) => {
    const folder = temporary(t);
    const first = new Start(t, folder, { LOG_LEVEL: 'silent' }, ON_TERMINAL);
    const followed = await followAll((await first.greeting()).replaceAll('\r', ''));
    t.like(followed['admin'], [{ role: 'admin', callcenter_id: null }]);
    t.like(followed['wallboard'], [{ role: 'supervisor', callcenter_id: 'demo' }]);
    t.like(followed['desk'], [
      { role: 'agent', callcenter_id: 'demo', agent_name: 'ana' },
      { role: 'agent', callcenter_id: 'demo', agent_name: 'ben' },
    ]);
    await first.stop();
    const second = new Start(t, folder, { LOG_LEVEL: 'silent' }, ON_TERMINAL);
    t.notRegex(await second.greeting(), /#link=/);
    await second.stop();
  },
);

test.serial(
  'where no terminal is, the first links go into a file of its owner alone',
  async (t) => {
    const folder = temporary(t);
    const file = join(folder, 'first-links.txt');
    const first = new Start(t, folder);
    t.true((await first.greeting()).includes(`  ${file}\n`));
    t.is(statSync(file).mode & 0o777, 0o600);
    const text = readFileSync(file, 'utf8');
    t.is([...text.matchAll(LINK)].length, 4);
    t.notRegex(await first.stop(), /#link=/);
  },
);

test.serial('no links are made where the demo is turned off', async (t) => {
  const folder = temporary(t);
  const start = new Start(t, folder, { DEMO: 'false' });
  t.notRegex(await start.greeting(), /demo is there to be tried/);
  t.deepEqual(
    readdirSync(folder).filter((name) => name.includes('links')),
    [],
  );
  await start.stop();
});
