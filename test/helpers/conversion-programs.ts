import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What may become of the process that converts a file, each as a program of its own. */
export const BROKEN_CONVERSIONS = {
  'is killed': "process.on('message', () => process.kill(process.pid, 'SIGKILL'));",
  'has no memory left': "process.on('message', () => process.abort());",
  fails: "process.on('message', () => { throw new Error('as it is to'); });",
  'ends without a word': "process.on('message', () => process.exit(0));",
  'ends before it is sent anything': 'process.exit(3);',
  'does not begin': 'this is no program',
} as const;

/** Never answers and never ends. */
export const HANGING_CONVERSION =
  "process.on('message', () => undefined); setInterval(() => undefined, 1000);";

/** Writes a program into a folder; answers where it is. */
export const programIn = async (folder: string, text: string): Promise<string> => {
  const path = join(folder, 'program.mjs');
  await writeFile(path, text);
  return path;
};
