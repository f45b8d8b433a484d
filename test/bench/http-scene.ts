import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { START_OPTIONS } from '../helpers/project.ts';

/** All of them talk, each in a conversation of their own. One for each connection of the load. */
export const AGENTS = 50;

/** What a process is to serve: the service, or with Koa alone these answers at these paths. */
export type ToServe =
  | { readonly kind: 'service' }
  | { readonly kind: 'bare'; readonly answers: Readonly<Record<string, unknown>> };

export interface Served {
  readonly port: number;
  /** To be sent with each request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of each agent. */
  readonly conversations: readonly string[];
}

/**
 * As `npm start` runs the service: compiled. What runs a source file as it is names each function anew
 * whenever it is made, which took a tenth of a request.
 */
const SERVED = new URL('../../dist/bench/test/bench/http-served.js', import.meta.url);

/** A server in a process of its own. */
export class ServerProcess {
  readonly served: Served;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, served: Served) {
    this.#child = child;
    this.served = served;
  }

  static async start(toServe: ToServe): Promise<ServerProcess> {
    const child = fork(fileURLToPath(SERVED), { execArgv: [...START_OPTIONS] });
    child.send(toServe);
    return new ServerProcess(child, await answerOf<Served>(child));
  }

  /** How long it has kept a core busy, in µs. */
  async cpuTime(): Promise<number> {
    this.#child.send('usage');
    const { user, system } = await answerOf<NodeJS.CpuUsage>(this.#child);
    return user + system;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.send('stop');
    await ended;
  }
}

const answerOf = async <Answer>(child: ChildProcess): Promise<Answer> => {
  const gone = new AbortController();
  const end = () => {
    gone.abort(new Error('the server ended'));
  };
  child.once('exit', end);
  try {
    const [answer] = (await once(child, 'message', { signal: gone.signal })) as [Answer];
    return answer;
  } finally {
    child.off('exit', end);
  }
};
