import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { nodeArguments } from './project.ts';

/** What a command of ours printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/**
 * Runs a command of ours in a process of its own, in UTC, with these settings and no others.
 * @param name of its folder in `src/cli`
 */
export const runCommand = async (
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Ran> => {
  const child = spawn(process.execPath, nodeArguments(`src/cli/${name}/main.ts`, ...args), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], TZ: 'UTC', NO_COLOR: '1', ...settings },
  });
  const [out, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, errors };
};
