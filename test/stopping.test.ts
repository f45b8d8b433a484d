import { rmSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import sqlite3 from 'sqlite3';
import { MisbehavingAsterisk } from './ari/misbehaving-asterisk.ts';
import { ADMIN_KEY, bearer } from './helpers/access.ts';
import { eventually } from './helpers/eventually.ts';
import { temporaryFolder } from './helpers/running-service.ts';
import { serviceEnvironment, StartedProcess } from './helpers/started-process.ts';

/** Longer than it takes by itself, shorter than Docker waits. */
const BOUND_MS = 10_000;

const LISTENS = /listens on (http:\/\/[\d.]+:\d+\/v1)/;

const scene = async (t: ExecutionContext, settings: Readonly<Record<string, string>> = {}) => {
  const asterisk = new MisbehavingAsterisk();
  await asterisk.start();
  t.teardown(() => asterisk.stop());
  const folder = temporaryFolder();
  t.teardown(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const start = () =>
    new StartedProcess(t, 'src/main.ts', {
      ...serviceEnvironment(folder, asterisk.url),
      ADMIN_KEY,
      ...settings,
    });
  return { asterisk, folder, start };
};

test.serial('a service that is told during a look at Asterisk ends by itself', async (t) => {
  const { asterisk, start } = await scene(t);
  const isLook = (path: string): boolean => path === '/ari/sounds';
  asterisk.onRequest = (path) => (isLook(path) ? { kind: 'hang' } : null);
  const service = start();
  // The look may begin before the service heeds signals.
  await service.untilSays(LISTENS);
  await eventually(() => asterisk.requests.some(({ path }) => isLook(path)), {
    ...{ awaited: 'a look', withinMs: 30_000 },
  });
  service.signal('SIGTERM');
  const end = await service.ended(BOUND_MS);
  t.is(end.code, 0, service.said);
  t.regex(service.said, /"msg":"stopped"/);
});

for (const { when, until } of [
  { when: 'at its very start', until: () => Promise.resolve() },
  {
    when: 'while Asterisk’s description is loaded',
    until: async (asterisk: MisbehavingAsterisk) => {
      asterisk.onRequest = () => ({ kind: 'hang' });
      await eventually(() => asterisk.requests.length > 0, {
        ...{ awaited: 'a request', withinMs: 30_000 },
      });
    },
  },
  {
    when: 'while it connects',
    until: async (asterisk: MisbehavingAsterisk) => {
      asterisk.onHandshake = () => ({ kind: 'hang' });
      await eventually(() => asterisk.handshakeTimes.length > 0, {
        ...{ awaited: 'a handshake', withinMs: 30_000 },
      });
    },
  },
]) {
  test.serial(`a service that is told ${when} ends in time`, async (t) => {
    const { asterisk, start } = await scene(t);
    const service = start();
    await until(asterisk);
    service.signal('SIGTERM');
    const { code, signal } = await service.ended(BOUND_MS);
    t.true(code === 0 || signal === 'SIGTERM', `${String(code)} ${service.said}`);
  });
}

/** Another process writes to the database and does not end. */
const lockDatabase = (t: ExecutionContext, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const connection = new sqlite3.Database(path);
    t.teardown(() => {
      connection.close();
    });
    connection.exec('BEGIN EXCLUSIVE', (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

const TELEPHONE = '+4930999';

const ask = (url: string, method: string, path: string, body: object): Promise<Response> =>
  fetch(`${url}/callcenter/${path}`, {
    ...{ method, body: JSON.stringify(body) },
    headers: { ...bearer(ADMIN_KEY), 'content-type': 'application/json' },
  });

test.serial(
  'a service that cannot store ends in time all the same, and at once when told twice',
  async (t) => {
    for (const isTwice of [false, true]) {
      const { folder, start } = await scene(t);
      const service = start();
      const [, url = ''] = await service.untilSays(LISTENS);
      await ask(url, 'PUT', 'acme', {});
      await ask(url, 'POST', 'acme/extension', { type: 3, telnum: TELEPHONE });
      await lockDatabase(t, join(folder, 'test.sqlite'));
      // One waits for the audit's entry to be written, the other for what it changes.
      const asked = Promise.all([
        ask(url, 'PUT', 'acme', {}),
        ask(url, 'POST', 'acme/agent', { name: 'ana', extension: TELEPHONE }),
      ]).catch(() => null);
      await service.untilSays(/cannot store; trying again/);
      service.signal('SIGTERM');
      await service.untilSays(/"msg":"stopping"/);
      if (isTwice) service.signal('SIGTERM');
      const end = await service.ended(isTwice ? BOUND_MS / 4 : BOUND_MS);
      t.is(end.signal, 'SIGKILL');
      t.regex(service.said, isTwice ? /stopping at once/ : /did not stop in time/);
      await asked;
    }
  },
);

test.serial(
  'a second service on a database that is in use ends and says so; one that was killed leaves nothing behind',
  async (t) => {
    const { folder, start } = await scene(t);
    const first = start();
    await first.untilSays(LISTENS);
    const second = start();
    t.is((await second.ended(30_000)).code, 1);
    t.regex(second.said, /another service is using the database .*test\.sqlite.*DATABASE_PATH/);
    t.notRegex(second.said, / at .*\.ts:/, 'without the stack of an error that is nobody’s fault');

    const key = new StartedProcess(
      t,
      'src/cli/key/main.ts',
      { DATABASE_PATH: join(folder, 'test.sqlite') },
      ['list'],
    );
    t.is((await key.ended(30_000)).code, 0, 'commands beside the service go on working');
    t.regex(key.said, /admin/);

    first.signal('SIGKILL');
    await first.ended(5_000);
    const third = start();
    await third.untilSays(LISTENS);
  },
);
