import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { moduleFile, NODE_OPTIONS } from '../helpers/project.ts';
import { type Outcome, runSeed } from './one-seed.ts';

/** Runs one seed at a time. */
export interface SeedRunner {
  /** @throws Error if it cannot be told what came of the seed */
  run(seed: number, steps: number): Promise<Outcome>;
  stop(): void;
}

/** In this process, with each step printed or not. */
export const runnerHere = (trace?: (line: string) => void): SeedRunner => ({
  run: (seed, steps) => Promise.resolve(runSeed(seed, steps, trace)),
  stop: () => undefined,
});

/** What a process is told to run. */
export interface SeedToRun {
  readonly seed: number;
  readonly steps: number;
}

/** In a process of its own. */
export class SeedProcess implements SeedRunner {
  readonly #child: ChildProcess;
  readonly #ended = new AbortController();

  constructor() {
    const file = moduleFile('test/simulation/seed-process.ts');
    this.#child = fork(file, { execArgv: [...NODE_OPTIONS] });
    this.#child.once('exit', (code, signal) => {
      this.#ended.abort(new Error(`a process of the simulation ended (${signal ?? code})`));
    });
  }

  async run(seed: number, steps: number): Promise<Outcome> {
    const answer = once(this.#child, 'message', { signal: this.#ended.signal });
    this.#child.send({ seed, steps } satisfies SeedToRun);
    try {
      const [outcome] = (await answer) as [Outcome];
      return outcome;
    } catch (error) {
      this.#ended.signal.throwIfAborted();
      throw error;
    }
  }

  stop(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
