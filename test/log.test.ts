import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { createLog, writeTogether } from '../src/log.ts';
import { eventually } from './helpers/eventually.ts';
import { moduleFile, NODE_OPTIONS } from './helpers/project.ts';

const fileOf = (t: ExecutionContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  t.teardown(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'log');
};

const messagesIn = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { msg: unknown }).msg);

// By itself: others here stop the process for as long as another one runs.
test.serial('lines are written soon, in their order, and more after them', async (t) => {
  const file = fileOf(t);
  const log = createLog('info', writeTogether(file));
  for (const message of ['one', 'two', 'three']) log.info(message);
  t.deepEqual(messagesIn(file), []);
  await eventually(() => messagesIn(file).length === 3, { awaited: 'three lines to be written' });
  log.info('four');
  await eventually(() => messagesIn(file).length === 4, { awaited: 'a fourth line' });
  t.deepEqual(messagesIn(file), ['one', 'two', 'three', 'four']);
});

test('a fatal line is written at once, with those before it', (t) => {
  const file = fileOf(t);
  const log = createLog('info', writeTogether(file));
  log.info('before');
  log.fatal('the end');
  t.deepEqual(messagesIn(file), ['before', 'the end']);
});

test('what was logged last is written when the process ends, however it ends', (t) => {
  const module = pathToFileURL(moduleFile('src/log.ts')).href;
  const log = `import { createLog } from '${module}'; createLog('info').info('last');`;
  for (const end of ['process.exit(0);', "throw new Error('unexpected');", '']) {
    const script = [...NODE_OPTIONS, '--input-type=module', '--eval', `${log} ${end}`];
    t.true(spawnSync(process.execPath, script).stdout.toString().includes('"msg":"last"'), end);
  }
});
