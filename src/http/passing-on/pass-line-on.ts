import { type IncomingMessage, request as askHttp, ServerResponse } from 'node:http';
import { request as askHttps } from 'node:https';
import type { Socket } from 'node:net';
import type Koa from 'koa';
import { refuseUpgrade } from '../phone-line/handshake.ts';
import { PASSED_ON_HEADER, passedOnBy } from '../access/passed-on.ts';

/** A browser that wants to be a phone, and where the process is that has its line. */
export interface LinePassing {
  readonly request: IncomingMessage;
  readonly socket: Socket;
  readonly head: Buffer;
  readonly origin: string;
  readonly secret: string;
}

const ANSWERS_WITHIN_MS = 5_000;

const headOf = ({ statusCode = 502, statusMessage = '', rawHeaders }: IncomingMessage): string => {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    lines.push(`${rawHeaders[i] ?? ''}: ${rawHeaders[i + 1] ?? ''}`);
  }
  return [...lines, '', ''].join('\r\n');
};

/** Both ends alike: neither outlives the other. */
const join = (one: Socket, other: Socket): void => {
  for (const [socket, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    // Phones are silent for long.
    socket.setTimeout(0);
    socket.setNoDelay(true);
    socket.on('error', () => peer.destroy());
    socket.on('close', () => peer.destroy());
    socket.pipe(peer);
  }
};

/** Passes the line of a browser on, and what is answered back as it comes. */
export const passLineOn = (passing: LinePassing, koa: Koa): Promise<void> =>
  new Promise((resolve) => {
    const { request, socket, head, origin, secret } = passing;
    const { url = '/', method = 'GET' } = request;
    const ctx = koa.createContext(request, new ServerResponse(request));
    const { protocol, hostname, port } = new URL(origin);
    const headers = {
      ...request.headers,
      [PASSED_ON_HEADER]: passedOnBy(secret, ctx, { method, url }),
    };
    const ask = protocol === 'https:' ? askHttps : askHttp;
    const place = { hostname, port, path: url, method, headers };
    const asked = ask({ ...place, agent: false, timeout: ANSWERS_WITHIN_MS });
    asked.on('upgrade', (answer: IncomingMessage, there: Socket, first: Buffer) => {
      socket.write(headOf(answer));
      socket.write(first);
      there.write(head);
      join(socket, there);
      resolve();
    });
    asked.on('response', (answer) => {
      socket.write(headOf(answer));
      answer.pipe(socket);
      resolve();
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', () => {
      refuseUpgrade(socket, 'asterisk-unavailable', 'the process in charge cannot be reached');
      resolve();
    });
    socket.once('close', () => asked.destroy());
    asked.end();
  });
