import test from 'ava';
import { DiskWatch } from '../../../src/operations/runtime/disk-watch.ts';
import { freeSpaceAt } from '../../../src/storage/free-space.ts';
import { eventually } from '../../helpers/eventually.ts';
import { MemoryClock } from '../../helpers/memory-clock.ts';
import { projectFile } from '../../helpers/project.ts';

const HALF_A_MINUTE = 30_000;
const LIMITS = { lowBytes: 1e9, reserveBytes: 1e8 };

const watched = () => {
  const lines: string[] = [];
  const at = (level: string) => (_fields: object, message: string) => {
    lines.push(`${level}: ${message}`);
  };
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const clock = new MemoryClock();
  let bytes: number | null = 5e9;
  let looks = 0;
  const free = (): Promise<number> => {
    looks += 1;
    return bytes === null ? Promise.reject(new Error('no disk')) : Promise.resolve(bytes);
  };
  const levels: string[] = [];
  const kept: number[] = [];
  const keepRoom = (room: number): Promise<void> => {
    kept.push(room);
    return room > (bytes ?? 0) ? Promise.reject(new Error('no room')) : Promise.resolve();
  };
  const onLevel = (level: string): void => {
    if (levels.at(-1) !== level) levels.push(level);
  };
  const watch = new DiskWatch({ free, keepRoom, limits: LIMITS, onLevel, clock, log });
  const seen = async (next: number | null): Promise<void> => {
    bytes = next;
    const before = looks;
    await eventually(
      () => {
        clock.advance(HALF_A_MINUTE);
        return looks > before && watch.freeBytes === next;
      },
      { awaited: 'a look at the disk' },
    );
  };
  return { watch, lines, levels, kept, seen };
};

test('a disk that fills up is told of once at each step, and that it has room again', async (t) => {
  const { watch, lines, levels, seen } = watched();
  watch.start();
  await seen(5e9);
  t.deepEqual(lines, []);
  await seen(9e8);
  await seen(8e8);
  await seen(9e7);
  await seen(8e7);
  await seen(5e9);
  await watch.stop();
  t.deepEqual(lines, [
    'warn: the disk is nearly full: make room where the database is',
    'error: the disk is full: make room where the database is; nothing new is begun',
    'info: the disk has room again',
  ]);
  t.deepEqual(levels, ['enough', 'low', 'full', 'enough']);
});

test('a level does not come and go with a few bytes', async (t) => {
  const { watch, levels, seen } = watched();
  watch.start();
  for (const bytes of [9.9e7, 1.01e8, 9.9e7, 1.2e8, 1.3e8, 1.01e9, 9.9e8, 1.3e9]) await seen(bytes);
  await watch.stop();
  t.deepEqual(levels, ['enough', 'full', 'low', 'enough']);
});

test('the database keeps room of its own before the disk is full, and is asked again where it could not', async (t) => {
  const { watch, kept, lines, seen } = watched();
  watch.start();
  await seen(5e9);
  t.deepEqual(kept, []);
  await seen(9e8);
  t.is(kept.at(-1), 6_000_000);
  const before = kept.length;
  await seen(1000);
  await seen(1001);
  await watch.stop();
  t.true(kept.length > before + 1);
  t.true(lines.includes('debug: the database could keep no room'));
});

test('what cannot be seen is told, and looked at again', async (t) => {
  const { watch, lines, seen } = watched();
  watch.start();
  await seen(null);
  await seen(5e9);
  await watch.stop();
  t.is(lines[0], 'warn: cannot see how much room the disk has');
  t.is(watch.freeBytes, 5e9);
});

test('the room of a real disk is a number of bytes', async (t) => {
  t.true((await freeSpaceAt(projectFile('package.json'))) > 1_000_000);
});
