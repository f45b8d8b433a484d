import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { conversionProgram } from '../../src/conversion-program.ts';
import { Conversion } from '../../src/sounds/conversion.ts';
import {
  BROKEN_CONVERSIONS,
  HANGING_CONVERSION,
  programIn,
} from '../helpers/conversion-programs.ts';
import { eventually } from '../helpers/eventually.ts';
import { studioWave } from '../helpers/studio-wave.ts';

const TONE = studioWave({ rate: 8000, channels: 1, bits: 16, seconds: 0.1, hz: 440 });
/** Takes the program long enough to be seen at it. */
const LONG = studioWave({ rate: 44_100, channels: 2, bits: 16, seconds: 100, hz: 440 });

const quiet = (): void => undefined;

/** With what it logs as an error. */
const conversionBy = (program: string, longestMs?: number) => {
  const told: string[] = [];
  const error = (fields: object, message: string): void => {
    told.push(`${message}: ${String(Reflect.get(fields, 'err'))}`);
  };
  const log = { debug: quiet, info: quiet, warn: quiet, error };
  return { conversion: new Conversion(program, log, longestMs), told };
};

const folderOf = async (t: ExecutionContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'conversion-'));
  t.teardown(() => rm(folder, { recursive: true }));
  return folder;
};

for (const [what, text] of Object.entries(BROKEN_CONVERSIONS)) {
  test(`a file whose conversion ${what} has failed, which is logged, and the next one is tried`, async (t) => {
    const { conversion, told } = conversionBy(await programIn(await folderOf(t), text));
    const both = [conversion.convert(TONE), conversion.convert(LONG)];
    t.deepEqual(await Promise.all(both), [{ kind: 'failed' }, { kind: 'failed' }]);
    t.is(told.length, 2);
    t.regex(told[0] ?? '', /a sound was not converted: .*(?:ended (?:by|with)|EPIPE|closed)/);
  });
}

test('a program that there is not converts nothing, and nothing else fails', async (t) => {
  const { conversion, told } = conversionBy(join(await folderOf(t), 'none.mjs'));
  t.deepEqual(await conversion.convert(TONE), { kind: 'failed' });
  t.is(told.length, 1);
});

/** Those that this process began. */
const children = async (): Promise<readonly number[]> => {
  const text = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
};

const programOf = (pid: number): Promise<string> =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');

const converting = async (program: string): Promise<number | null> => {
  for (const pid of await children()) if ((await programOf(pid)).includes(program)) return pid;
  return null;
};

test.serial(
  'a file whose conversion hangs has failed when its time is up, and its process is gone',
  async (t) => {
    const program = await programIn(await folderOf(t), HANGING_CONVERSION);
    const { conversion, told } = conversionBy(program, 300);
    t.deepEqual(await conversion.convert(TONE), { kind: 'failed' });
    t.regex(told[0] ?? '', /did not answer within 300 ms/);
    await eventually(async () => (await converting(program)) === null, {
      awaited: 'the process that hung to be gone',
    });
  },
);

test.serial(
  'the process that converts is killed in the middle: the file has failed, and the next is converted',
  async (t) => {
    const program = conversionProgram();
    const { conversion, told } = conversionBy(program);
    const killed = conversion.convert(LONG);
    const next = conversion.convert(TONE);
    const pid = await eventually(() => converting(program), {
      awaited: 'the process that converts',
      withinMs: 10_000,
    });
    process.kill(pid, 'SIGKILL');
    t.deepEqual(await killed, { kind: 'failed' });
    t.regex(told[0] ?? '', /ended by SIGKILL/);
    t.is((await next).kind, 'converted');
  },
);
