import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { moduleFile, NODE_OPTIONS } from '../../helpers/project.ts';

/** What a process can be asked for: each asynchronous, with what can be sent between processes. */
export type Answering = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

interface Question {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** A module of ours in a process of its own, so that its processor time is nobody else's, and what it is asked. */
export class AskedProcess<Answers extends Answering> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('error' in reply) waiting?.reject(new Error(reply.error));
      else waiting?.resolve(reply.answer as never);
    });
    child.on('exit', () => {
      for (const waiting of this.#waiting.values()) waiting.reject(new Error('the process ended'));
    });
  }

  /** @param source the module, from the project's root. @param options more of Node's */
  static start<Answers extends Answering>(
    source: `${string}.ts`,
    options: readonly string[] = [],
  ): AskedProcess<Answers> {
    const execArgv = [...NODE_OPTIONS, ...options];
    return new AskedProcess<Answers>(fork(moduleFile(source), { execArgv }));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @throws Error of the other process, by its message */
  ask<Name extends keyof Answers & string>(
    name: Name,
    ...given: Parameters<Answers[Name]>
  ): Promise<Awaited<ReturnType<Answers[Name]>>> {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, name, given } satisfies Question);
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}

/** Answers what the process that started this one asks, and ends when that one is gone. */
export const answerAs = (answers: Answering): void => {
  process.on('message', ({ id, name, given }: Question) => {
    const work = (answers[name] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
    work.then(
      (answer) => process.send?.({ id, answer } satisfies Reply),
      (error: unknown) => {
        const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
        process.send?.({ id, error: said } satisfies Reply);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
};
