import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import knex from 'knex';
import { Keys } from '../../../src/operations/keys.ts';
import { openKeys } from '../../../src/storage/open-keys.ts';
import { ownDatabase } from '../../../src/storage/own-database.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { runCommand } from '../../helpers/command.ts';
import { projectFile } from '../../helpers/project.ts';
import { temporaryFolder } from '../../helpers/running-service.ts';

/** A machine with a database that has a key, prompts, passwords and a recording. */
const machine = (t: ExecutionContext) => {
  const folder = temporaryFolder();
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  const settings = {
    DATABASE_PATH: join(folder, 'data/callcenter.sqlite'),
    SOUNDS_PATH: join(folder, 'sounds'),
    RECORDINGS_FOLDER: join(folder, 'recordings'),
    CREDENTIALS_FILE: join(folder, 'data/asterisk.env'),
  };
  return { folder, settings, file: join(folder, 'backup.tar.gz') };
};

const withKeys = async <Result>(path: string, work: (keys: Keys) => Promise<Result>) => {
  const { apiKeys, close } = await openKeys(path);
  try {
    return await work(new Keys(apiKeys, systemClock));
  } finally {
    await close();
  }
};

const makeKey = (path: string): Promise<string> =>
  withKeys(path, async (keys) => {
    const access = { role: 'admin' } as const;
    const { text } = await keys.make({ access, name: null, signing: false, expiresAt: null });
    return text;
  });

const isKey = (path: string, text: string): Promise<boolean> =>
  withKeys(path, async (keys) => (await keys.byText(text)) !== null);

const fill = async ({ settings }: ReturnType<typeof machine>): Promise<string> => {
  const key = await makeKey(settings.DATABASE_PATH);
  for (const [path, name, text] of [
    [join(settings.SOUNDS_PATH, 'acme'), 'please-wait.wav', 'a prompt'],
    [settings.RECORDINGS_FOLDER, 'one-conversation.wav', 'a recording'],
  ] as const) {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, name), text);
  }
  writeFileSync(settings.CREDENTIALS_FILE, 'TRUNK_PASSWORD=old\n');
  return key;
};

test('what a backup holds that was made under a running service is all there on another machine', async (t) => {
  const here = machine(t);
  const key = await fill(here);
  const service = await ownDatabase(here.settings.DATABASE_PATH);
  const made = await runCommand('backup', ['backup', here.file], here.settings);
  await service.release();
  t.is(made.code, 0, made.errors);
  t.is(statSync(here.file).mode & 0o777, 0o600);
  t.deepEqual(
    readdirSync(here.folder).filter((name) => name.startsWith('.')),
    [],
  );

  const there = machine(t);
  const restored = await runCommand('backup', ['restore', here.file], there.settings);
  t.is(restored.code, 0, restored.errors);
  t.true(await isKey(there.settings.DATABASE_PATH, key));
  const read = (path: string) => readFileSync(path, 'utf8');
  t.is(read(join(there.settings.SOUNDS_PATH, 'acme/please-wait.wav')), 'a prompt');
  t.is(read(join(there.settings.RECORDINGS_FOLDER, 'one-conversation.wav')), 'a recording');
  t.is(read(there.settings.CREDENTIALS_FILE), 'TRUNK_PASSWORD=old\n');
  t.is(statSync(there.settings.CREDENTIALS_FILE).mode & 0o777, 0o600);
  t.is(statSync(there.settings.DATABASE_PATH).mode & 0o777, 0o600);
});

test('what was there before a restore is kept beside it', async (t) => {
  const here = machine(t);
  const first = await fill(here);
  await runCommand('backup', ['backup', here.file], here.settings);
  const second = await makeKey(here.settings.DATABASE_PATH);
  const { code, out } = await runCommand('backup', ['restore', here.file], here.settings);
  t.is(code, 0);
  t.true(await isKey(here.settings.DATABASE_PATH, first));
  t.false(await isKey(here.settings.DATABASE_PATH, second));
  const [, kept = ''] = /What was there is (\S+)\.\n/.exec(out) ?? [];
  t.true(await isKey(kept, second), out);
});

test('under a running service nothing is restored', async (t) => {
  const here = machine(t);
  const key = await fill(here);
  await runCommand('backup', ['backup', here.file], here.settings);
  const service = await ownDatabase(here.settings.DATABASE_PATH);
  const { code, errors } = await runCommand('backup', ['restore', here.file], here.settings);
  await service.release();
  t.is(code, 1);
  t.regex(errors, /another service is using the database .*: stop that one first/);
  t.true(await isKey(here.settings.DATABASE_PATH, key));
});

/** Makes a backup of a database that is not as it should be. */
const oddBackup = async (
  t: ExecutionContext,
  change: (path: string) => Promise<void>,
): Promise<string> => {
  const odd = machine(t);
  await fill(odd);
  await change(odd.settings.DATABASE_PATH);
  const { code, errors } = await runCommand('backup', ['backup', odd.file], odd.settings);
  t.is(code, 0, errors);
  return odd.file;
};

const sql = async (path: string, statement: string): Promise<void> => {
  const database = knex({
    client: 'sqlite3',
    connection: { filename: path },
    useNullAsDefault: true,
  });
  try {
    await database.raw(statement);
  } finally {
    await database.destroy();
  }
};

for (const { title, make, reason } of [
  {
    title: 'of a newer version',
    make: (t: ExecutionContext) =>
      oddBackup(t, (path) =>
        sql(path, `INSERT INTO knex_migrations (name, batch) VALUES ('999-later', 9)`),
      ),
    reason: /made by a newer version of this service \(999-later\)/,
  },
  {
    title: 'of another program',
    make: (t: ExecutionContext) =>
      oddBackup(t, (path) => sql(path, 'ALTER TABLE knex_migrations RENAME TO others')),
    reason: /it holds no database of this service/,
  },
  {
    title: 'that was cut off',
    make: async (t: ExecutionContext) => {
      const file = await oddBackup(t, () => Promise.resolve());
      writeFileSync(file, readFileSync(file).subarray(0, 500));
      return file;
    },
    reason: /it cannot be unpacked/,
  },
]) {
  test(`a backup ${title} is refused, and nothing is changed`, async (t) => {
    const file = await make(t);
    const here = machine(t);
    const key = await fill(here);
    writeFileSync(here.settings.CREDENTIALS_FILE, 'TRUNK_PASSWORD=new\n');
    const { code, errors } = await runCommand('backup', ['restore', file], here.settings);
    t.is(code, 1);
    t.regex(errors, reason);
    t.regex(errors, /Nothing was changed\.$/m);
    t.true(await isKey(here.settings.DATABASE_PATH, key));
    t.is(readFileSync(here.settings.CREDENTIALS_FILE, 'utf8'), 'TRUNK_PASSWORD=new\n');
    t.deepEqual(
      readdirSync(join(here.folder, 'data')).filter((name) => name.startsWith('.')),
      [],
    );
  });
}

test('a backup that fails leaves the one before in place', async (t) => {
  const here = machine(t);
  writeFileSync(here.file, 'an older backup');
  const { code, errors } = await runCommand('backup', ['backup', here.file], here.settings);
  t.is(code, 1);
  t.regex(errors, /cannot copy the database/);
  t.is(readFileSync(here.file, 'utf8'), 'an older backup');
  t.false(existsSync(here.settings.DATABASE_PATH), 'none is made');
});

test('docker/backup.sh tells how it is used', (t) => {
  const { status, stderr } = spawnSync('bash', [projectFile('docker/backup.sh'), 'backup'], {
    encoding: 'utf8',
  });
  t.is(status, 64);
  t.regex(stderr, /npm run backup -- FILE \[--recordings\]/);
});

test('records in PostgreSQL are not taken for backed up: it says what does it, and makes no file', async (t) => {
  const here = machine(t);
  await fill(here);
  const settings = {
    ...here.settings,
    DATABASE_URL: 'postgres://callcenter:secret-word@db.example:5432/calls',
  };
  const made = await runCommand('backup', ['backup', here.file], settings);
  t.not(made.code, 0);
  t.regex(made.errors, /postgres:\/\/callcenter@db\.example:5432\/calls/);
  t.regex(made.errors, /pg_dump/);
  t.notRegex(made.errors, /secret-word/);
  t.throws(() => statSync(here.file), { code: 'ENOENT' });
  const restored = await runCommand('backup', ['restore', here.file], settings);
  t.not(restored.code, 0);
  t.regex(restored.errors, /pg_restore/);
});
