import { performance } from 'node:perf_hooks';
import { Client, type Dispatcher } from 'undici';
import type { ServerProcess } from './http-scene.ts';

/** A request, as one of the connections sends it for the so-manieth time. */
export type MakeRequest = (
  connection: number,
  turn: number,
) => { readonly method: string; readonly path: string; readonly body?: string };

/** What came of it. */
export interface LoadResult {
  readonly perSecond: number;
  /** For how long each request kept the server's core busy, in µs. */
  readonly cpuMicroseconds: number;
  /** Share of the time for which the one who asks was busy: near 1 it was the asking side that was too slow. */
  readonly clientBusy: number;
}

/** Takes less than undici's `request`, which makes a stream of each answer. */
class Answer implements Dispatcher.DispatchHandler {
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;
  #status = 0;

  constructor(resolve: () => void, reject: (error: Error) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  // Undici takes it for a handler of the old kind without.
  onRequestStart(): void {
    this.#status = 0;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseEnd(): void {
    if (this.#status === 200) this.#resolve();
    else this.#reject(new Error(`answered with ${this.#status}`));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }
}

const JSON_BODY = { 'content-type': 'application/json' };

/** Asks over and over on one connection until the time is up. Answers how often. */
const askOn = async (
  client: Client,
  connection: number,
  make: MakeRequest,
  more: Readonly<Record<string, string>>,
  until: number,
): Promise<number> => {
  let turn = 0;
  for (; performance.now() < until; turn += 1) {
    const request = make(connection, turn);
    const headers = request.body === undefined ? more : { ...JSON_BODY, ...more };
    await new Promise<void>((resolve, reject) => {
      client.dispatch({ ...request, headers }, new Answer(resolve, reject));
    });
  }
  return turn;
};

/** Puts load on a server for some time, over as many connections, each with one request at a time. */
export const load = async (
  server: ServerProcess,
  make: MakeRequest,
  connections: number,
  forMs: number,
): Promise<LoadResult> => {
  const { port, headers } = server.served;
  const clients = Array.from(
    { length: connections },
    () => new Client(`http://127.0.0.1:${port}`, { pipelining: 1 }),
  );
  const busyBefore = performance.eventLoopUtilization();
  const cpuBefore = await server.cpuTime();
  const begun = performance.now();
  const counts = await Promise.all(
    clients.map((client, number) => askOn(client, number, make, headers, begun + forMs)),
  );
  const seconds = (performance.now() - begun) / 1000;
  const cpu = (await server.cpuTime()) - cpuBefore;
  const { utilization } = performance.eventLoopUtilization(busyBefore);
  await Promise.all(clients.map((client) => client.close()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    perSecond: total / seconds,
    cpuMicroseconds: cpu / total,
    clientBusy: utilization,
  };
};
