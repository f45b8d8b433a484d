import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WARM_UP = fileURLToPath(new URL('warm-up.ts', import.meta.url));
const LISTENS = /listens on (http:\/\/127\.0\.0\.1:\d+)\/v1/;
const PATIENCE_MS = 60_000;
const KEY = 'made-for-the-warm-up-alone-0123456789';

/** What changes what V8 makes: as in docker/start.sh and docker/service.Dockerfile. */
const V8_OPTIONS = ['--max-semi-space-size=64'];

/** With a database in memory, and without an Asterisk. */
const SETTINGS = {
  PORT: '0',
  HOST: '127.0.0.1',
  DATABASE_PATH: ':memory:',
  DEMO: 'false',
  ARI_URL: 'http://127.0.0.1:9',
  ARI_USERNAME: 'nobody',
  ARI_PASSWORD: 'nothing',
  ARI_APP: 'warm-up',
  ADMIN_KEY: KEY,
};

/** What is asked of a service soon after its start; the answers do not matter. */
const askAround = async (base: string): Promise<void> => {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: string): Promise<void> => {
    const answer = await fetch(`${base}${path}`, { method, headers, body: body ?? null });
    await answer.text();
  };
  await ask('GET', '/readyz');
  await ask('PUT', '/v1/callcenter/demo', '{}');
  await ask('POST', '/v1/callcenter/demo/agent', '{"name":"ana","state":"idle"}');
  await ask('GET', '/v1/callcenter/demo/agent');
  await ask('GET', '/v1/callcenter/demo/queue_task');
};

/** Until it says where it listens. */
const addressOf = async (child: ChildProcess): Promise<string> => {
  let said = '';
  for await (const piece of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += String(piece);
    const [, base] = LISTENS.exec(said) ?? [];
    if (base !== undefined) return base;
  }
  throw new Error(`the service did not start: ${said}`);
};

/**
 * Runs a bundle of the service once, to keep beside it what V8 makes of it.
 * @throws Error if it does not run
 */
export const keepCode = async (bundle: string): Promise<void> => {
  const child = spawn(process.execPath, [...V8_OPTIONS, '--import=tsx', WARM_UP, bundle], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: SETTINGS,
  });
  const ended = once(child, 'exit');
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  try {
    await askAround(await addressOf(child));
  } finally {
    child.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  }
};
