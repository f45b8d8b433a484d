import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionContext } from 'ava';

/** What a server does with one request. */
export type Turn = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that takes its turns one after the other, the last one for ever. */
export class TurnServer {
  readonly baseUrl: string;
  readonly requests: readonly IncomingMessage[];

  private constructor(port: number, requests: readonly IncomingMessage[]) {
    this.baseUrl = `http://127.0.0.1:${port}/v1`;
    this.requests = requests;
  }

  static async start(t: ExecutionContext, turns: readonly Turn[]): Promise<TurnServer> {
    const requests: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      requests.push(request);
      request.resume();
      turns[Math.min(requests.length, turns.length) - 1]?.(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.teardown(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });
    return new TurnServer((server.address() as AddressInfo).port, requests);
  }
}

/** Answers with JSON. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Turn =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

export const refusal = (code: string, id: string) => ({
  code,
  msg: 'no',
  data: null,
  error: { id, details: { why: 'so' } },
});

export const ok = (data: unknown) => ({ code: '000000', msg: 'ok', data });
