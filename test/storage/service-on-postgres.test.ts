import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import test from 'ava';
import { ADMIN_KEY } from '../helpers/access.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { nodeArguments } from '../helpers/project.ts';
import { ownServer } from './both-stores.ts';

const testPostgres = hasPostgres() ? test.serial : test.serial.skip;

/** Where nobody listens: calls are not what is tested here. */
const NO_ASTERISK = 'http://127.0.0.1:1';

const start = async (url: string): Promise<{ child: ChildProcess; base: string }> => {
  const child = spawn(process.execPath, nodeArguments('src/main.ts'), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', DATABASE_URL: url, DEMO: 'false' },
      ...{ ARI_URL: NO_ASTERISK, ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing' },
      ...{ ADMIN_KEY, LOG_LEVEL: 'silent' },
    },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, base] = /listens on (\S+)/.exec(line) ?? [];
    if (base === undefined) continue;
    child.stdout.resume();
    return { child, base };
  }
  throw new Error('the service ended');
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};

testPostgres('the service works on PostgreSQL, and goes on after it was killed', async (t) => {
  const url = await (await ownServer()).database();
  const first = await start(url);
  t.teardown(() => first.child.kill('SIGKILL'));
  const ask = async (base: string, method: string, path: string, body?: object) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    t.is(response.status, 200, text);
    return (JSON.parse(text) as { data: unknown }).data;
  };
  await ask(first.base, 'PUT', '/callcenter/acme', { lease_seconds: 3600 });
  const rule = { name: 'sales', where: '"sales" in skills' };
  await ask(first.base, 'POST', '/callcenter/acme/condition', rule);
  await ask(first.base, 'GET', '/callcenter/acme/queue_task');
  await end(first.child, 'SIGKILL');

  const second = await start(url);
  t.teardown(() => second.child.kill('SIGKILL'));
  t.like(await ask(second.base, 'GET', '/callcenter/acme'), { lease_seconds: 3600 });
  t.regex(JSON.stringify(await ask(second.base, 'GET', '/callcenter/acme/condition')), /"sales"/);
  const made = execFileSync(
    process.execPath,
    nodeArguments('src/cli/key/main.ts', 'make', 'admin'),
    { env: { PATH: process.env['PATH'], DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  t.true(made.toString().trim().length > 20, 'a key is made beside it');
  await end(second.child, 'SIGTERM');
});
