import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { Keys } from '../../../src/operations/keys.ts';
import { openKeys } from '../../../src/storage/open-keys.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { nodeArguments } from '../../helpers/project.ts';
import { temporaryFolder } from '../../helpers/running-service.ts';

const folder = temporaryFolder();
const path = join(folder, 'keys.sqlite');
test.after.always(() => {
  rmSync(folder, { recursive: true });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** With nothing set but where the database is. */
const command = (...words: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], DATABASE_PATH: path };
    execFile(
      process.execPath,
      nodeArguments('src/cli/key/main.ts', ...words),
      { env },
      (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
      },
    );
  });

const withKeys = async <Result>(work: (keys: Keys) => Promise<Result>): Promise<Result> => {
  const { apiKeys, close } = await openKeys(path);
  try {
    return await work(new Keys(apiKeys, systemClock));
  } finally {
    await close();
  }
};

test.serial(
  'without a service and without a key, an admin’s key is made, listed and removed',
  async (t) => {
    const made = await command('make', 'admin', '--name', 'mine', '--days', '2');
    t.is(made.code, 0, made.err);
    t.regex(made.out, /^cck_[0-9a-f]{48}\n$/, 'the key alone, so that a shell can take it');
    const key = await withKeys((keys) => keys.byText(made.out.trim()));
    t.like(key, { name: 'mine', access: { role: 'admin' } });
    const list = await command('list', '--json');
    t.like(JSON.parse(list.out), { id: key?.id, name: 'mine', role: 'admin', signing: false });
    t.false(list.out.includes(made.out.trim()));
    // On the machine itself the last one may go: another can be made.
    const removed = await command('remove', key?.id ?? '');
    t.is(removed.code, 0, removed.err);
    t.is((await command('list')).out, '');
  },
);

test.serial('what is wrong is said, and nothing is made', async (t) => {
  for (const [words, complaint] of [
    [['make', 'callcenter', 'acme'], /there is no call center acme/],
    [['make', 'agent', 'acme'], /missing required argument 'agent'/],
    [['make', 'root'], /unknown command 'root'/],
    [['make', 'admin', '--name', 'a b'], /Expected 1 to 64 ASCII letters/],
    [['make', 'admin', '--days', '0'], /Expected a number of days/],
    [['remove', 'nobody'], /there is no key nobody/],
  ] as const) {
    const { code, out, err } = await command(...words);
    t.is(code, 1, words.join(' '));
    t.is(out, '');
    t.regex(err, complaint);
  }
  t.is((await withKeys((keys) => keys.list({ number: 1, size: 9 }))).totalCount, 0);
});
