import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../operations/ports/logger.ts';
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

/** How the process ended without an answer. Not `exit`, which may be told before an answer that was sent. */
const endOf = async (child: ChildProcess, signal: AbortSignal): Promise<never> => {
  const [code, killedBy] = (await once(child, 'close', { signal })) as [
    number | null,
    string | null,
  ];
  const how = killedBy === null ? `with code ${code}` : `by ${killedBy}`;
  throw new Error(`the process that converts a sound ended ${how} before it answered`);
};

/** @throws Error when the process cannot be started, or ends without an answer */
const answerOf = async (child: ChildProcess, signal: AbortSignal): Promise<Converted> => {
  const [answer] = (await Promise.race([
    once(child, 'message', { signal }),
    endOf(child, signal),
  ])) as [Converted];
  return answer;
};

/** @throws Error when the time is up */
const tooLong = async (ms: number, signal: AbortSignal): Promise<never> => {
  await pause(ms, undefined, { signal });
  throw new Error(`the process that converts a sound did not answer within ${ms} ms`);
};

/** Converts files one after another, each in a process of its own. */
export class Conversion {
  readonly #program: string;
  readonly #log: Logger;
  readonly #longestMs: number;
  #last: Promise<unknown> = Promise.resolve();

  /** @param program the file that the process runs */
  constructor(program: string, log: Logger, longestMs = LONGEST_MS) {
    this.#program = program;
    this.#log = log;
    this.#longestMs = longestMs;
  }

  convert(wav: Uint8Array): Promise<Converted> {
    const converted = this.#last.then(() => this.#convertOrTell(wav));
    this.#last = converted;
    return converted;
  }

  /** A process that cannot be started, is killed, hangs or has no memory left is no fault of the service. */
  async #convertOrTell(wav: Uint8Array): Promise<Converted> {
    try {
      return await this.#convert(wav);
    } catch (error) {
      this.#log.error({ err: error, bytes: wav.length }, 'a sound was not converted');
      return { kind: 'failed' };
    }
  }

  /** @throws Error when the process fails */
  async #convert(wav: Uint8Array): Promise<Converted> {
    // The passwords of the service are none of its business.
    const child = fork(this.#program, { serialization: 'advanced', env: {} });
    // That it cannot be sent to or killed any more is told by its end.
    child.on('error', () => undefined);
    const over = new AbortController();
    const { signal } = over;
    try {
      goAfterCalls(child);
      child.send(wav);
      return await Promise.race([answerOf(child, signal), tooLong(this.#longestMs, signal)]);
    } finally {
      over.abort();
      child.kill('SIGKILL');
    }
  }
}
