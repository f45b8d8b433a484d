import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { eventually } from './eventually.ts';
import { nodeArguments } from './project.ts';

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** From the first signal on; 0 without one. */
  readonly tookMs: number;
}

/** A program of this project in a process of its own, which is killed when the test ends. */
export class StartedProcess {
  readonly #child: ChildProcess;
  #said = '';
  #signalledAt: number | null = null;

  /** @param program such as `src/main.ts` */
  constructor(
    t: ExecutionContext,
    program: `${string}.ts`,
    environment: Readonly<Record<string, string>>,
    args: readonly string[] = [],
  ) {
    this.#child = spawn(process.execPath, [...nodeArguments(program), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], ...environment },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.#said += data.toString()));
    }
    t.teardown(() => this.#child.kill('SIGKILL'));
  }

  /** All that it wrote. */
  get said(): string {
    return this.#said;
  }

  async untilSays(pattern: RegExp, withinMs = 30_000): Promise<RegExpExecArray> {
    return eventually(() => pattern.exec(this.#said), {
      ...{ awaited: `the process to say ${String(pattern)}`, withinMs },
      observed: () => this.#said,
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#signalledAt ??= performance.now();
    this.#child.kill(name);
  }

  async ended(withinMs: number): Promise<ProcessEnd> {
    const child = this.#child;
    await eventually(() => child.exitCode !== null || child.signalCode !== null, {
      ...{ awaited: 'the process to end', withinMs, observed: () => this.#said },
    });
    const tookMs = this.#signalledAt === null ? 0 : performance.now() - this.#signalledAt;
    return { code: child.exitCode, signal: child.signalCode, tookMs };
  }
}

/** What the service needs to start in this folder. */
export const serviceEnvironment = (
  folder: string,
  ariUrl: string,
): Readonly<Record<string, string>> => ({
  PORT: '0',
  DATABASE_PATH: join(folder, 'test.sqlite'),
  LOG_LEVEL: 'info',
  ARI_URL: ariUrl,
  ARI_USERNAME: 'ari',
  ARI_PASSWORD: 'right',
  ARI_APP: 'stopping',
});
