import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { eventually } from '../../helpers/eventually.ts';

/** What a Node process holds, its garbage collected. */
export interface Held {
  readonly heapBytes: number;
  readonly residentBytes: number;
  /** Timers, sockets and the like that keep it running, each kind with how many. */
  readonly resources: Readonly<Record<string, number>>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const EXPRESSION = `JSON.stringify({
  memory: process.memoryUsage(),
  resources: process.getActiveResourcesInfo(),
})`;

/** What is under way for a moment, such as a look at Asterisk, is gone at one of these looks. */
const LOOKS = 10;
const BETWEEN_LOOKS_MS = 150;

interface Answer {
  readonly id: number;
  readonly result: { readonly result?: { readonly value: string } };
}

/** Looks into a Node process by its inspector, which it opens when it is signalled and not before. */
export class Inspection {
  readonly #port: number;

  private constructor(port: number) {
    this.#port = port;
  }

  static async prepare(): Promise<Inspection> {
    return new Inspection(await freePort());
  }

  /** Where its inspector will be, for the environment that the process is started with. */
  get environment(): Readonly<Record<string, string>> {
    return { NODE_OPTIONS: `--inspect-port=127.0.0.1:${this.#port}` };
  }

  async look(pid: number): Promise<Held> {
    process.kill(pid, 'SIGUSR1');
    const socket = new WebSocket(await this.#address());
    await once(socket, 'open');
    try {
      const looks: Held[] = [];
      for (let number = 0; number < LOOKS; number += 1) {
        await ask(socket, 'HeapProfiler.collectGarbage', {});
        const parameters = { expression: EXPRESSION, returnByValue: true };
        const { result } = await ask(socket, 'Runtime.evaluate', parameters);
        looks.push(heldIn(result?.value ?? ''));
        await pause(BETWEEN_LOOKS_MS);
      }
      return leastOf(looks);
    } finally {
      socket.close();
    }
  }

  async #address(): Promise<string> {
    return eventually(
      async () => {
        const answer = await fetch(`http://127.0.0.1:${this.#port}/json/list`).catch(() => null);
        if (answer === null) return null;
        const [target] = (await answer.json()) as { readonly webSocketDebuggerUrl: string }[];
        return target?.webSocketDebuggerUrl;
      },
      { awaited: "the service's inspector to answer", withinMs: 5000, everyMs: 50 },
    );
  }
}

let asked = 0;

const ask = async (
  socket: WebSocket,
  method: string,
  params: object,
): Promise<Answer['result']> => {
  const id = (asked += 1);
  socket.send(JSON.stringify({ id, method, params }));
  for (;;) {
    const [message] = (await once(socket, 'message')) as [Buffer];
    const answer = JSON.parse(message.toString()) as Answer;
    if (answer.id === id) return answer.result;
  }
};

const heldIn = (text: string): Held => {
  const { memory, resources } = JSON.parse(text) as {
    readonly memory: NodeJS.MemoryUsage;
    readonly resources: readonly string[];
  };
  const counts: Record<string, number> = {};
  for (const kind of resources) counts[kind] = (counts[kind] ?? 0) + 1;
  return { heapBytes: memory.heapUsed, residentBytes: memory.rss, resources: counts };
};

/** What was there at each of the looks. */
export const leastOf = (looks: readonly Held[]): Held => {
  const least = (of: (held: Held) => number): number => Math.min(...looks.map(of));
  const kinds = new Set(looks.flatMap(({ resources }) => Object.keys(resources)));
  const counts = [...kinds].map((kind) => [kind, least(({ resources }) => resources[kind] ?? 0)]);
  return {
    heapBytes: least(({ heapBytes }) => heapBytes),
    residentBytes: least(({ residentBytes }) => residentBytes),
    resources: Object.fromEntries(counts) as Record<string, number>,
  };
};
