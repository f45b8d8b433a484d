import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** @throws Error with what tar said */
const tar = async (...args: readonly string[]): Promise<void> => {
  const child = spawn('tar', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  const said = await text(child.stderr);
  await ended;
  if (child.exitCode !== 0) throw new Error(said.trim().split('\n').at(-1) ?? 'tar failed');
};

/** Packs what is in a folder into one file, which its owner alone can read if the process makes files so. */
export const pack = (folder: string, file: string): Promise<void> =>
  tar('--create', '--gzip', '--file', file, '--directory', folder, '.');

/** The opposite. Nothing is written outside of the folder, and nothing is owned by others. */
export const unpack = (file: string, folder: string): Promise<void> =>
  tar('--extract', '--gzip', '--no-same-owner', '--file', file, '--directory', folder);
