import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Converted } from './phone-wave.ts';

/** Longer than any file that is small enough takes on a busy machine. */
const LONGEST_MS = 60_000;
/** Calls go before it. https://nodejs.org/api/os.html#ossetprioritypid-priority */
const NICE = 10;

const goAfterCalls = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICE);
  } catch {
    // Where it may not be set it is converted with the same priority as all else, or is over already.
  }
};

/** Rejects when the process ends without an answer. */
const answerOf = async (child: ChildProcess, signal: AbortSignal): Promise<Converted> => {
  const [answer] = (await Promise.race([
    once(child, 'message', { signal }),
    once(child, 'exit', { signal }).then(() => [null]),
  ])) as [Converted | null];
  if (answer === null) throw new Error('the process that converts a sound ended without an answer');
  return answer;
};

/** Converts files one after another, each in a process of its own. */
export class Conversion {
  readonly #program: string;
  readonly #longestMs: number;
  #last: Promise<unknown> = Promise.resolve();

  /** @param program the file that the process runs */
  constructor(program: string, longestMs = LONGEST_MS) {
    this.#program = program;
    this.#longestMs = longestMs;
  }

  /** @throws Error when the process fails */
  convert(wav: Uint8Array): Promise<Converted> {
    const converted = this.#last.then(() => this.#convert(wav));
    this.#last = converted.catch(() => undefined);
    return converted;
  }

  async #convert(wav: Uint8Array): Promise<Converted> {
    // The passwords of the service are none of its business.
    const child = fork(this.#program, { serialization: 'advanced', env: {} });
    const over = new AbortController();
    const { signal } = over;
    const tooSlow: Converted = { kind: 'unusable', why: { kind: 'too-slow' } };
    try {
      goAfterCalls(child);
      child.send(wav);
      return await Promise.race([
        answerOf(child, signal),
        pause(this.#longestMs, tooSlow, { signal }),
      ]);
    } finally {
      over.abort();
      child.kill('SIGKILL');
    }
  }
}
