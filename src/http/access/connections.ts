import type { Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { failure } from '../protocol/envelope.ts';
import type { TooManyRequests } from '../protocol/http-refusal.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { hostOf } from './rate-limits.ts';

const AGAIN_AFTER_MS = 5000;
/** Within which the refusal has to be taken. */
const TAKEN_WITHIN_MS = 1000;

const refusal = ({ phrase: what, id, details, retryAfterS }: TooManyRequests): string => {
  const body = JSON.stringify(failure({ id, phrase: what, details }, 'en'));
  return [
    'HTTP/1.1 429 Too Many Requests',
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Retry-After: ${retryAfterS}`,
    '',
    body,
  ].join('\r\n');
};

/** Where the connection is encrypted there is nobody yet to be told. */
const refuse = (server: Server, socket: Socket, why: TooManyRequests): void => {
  socket.on('error', () => undefined);
  if (server instanceof HttpsServer) {
    socket.destroy();
    return;
  }
  // What the client sends meanwhile is thrown away, so that it gets to read the answer.
  socket.resume();
  socket.setTimeout(TAKEN_WITHIN_MS, () => socket.destroy());
  socket.end(refusal(why));
};

/**
 * Lets so many connections of one address in, before anything is read of them, and drops the others.
 * @param most 0: any number
 * @param onRefusal hears of each that was dropped
 */
export const limitConnections = (
  server: Server,
  most: number,
  onRefusal: (why: TooManyRequests) => void,
): void => {
  if (most === 0) return;
  const places = new ConcurrencyLimit('connections-from-address', AGAIN_AFTER_MS);
  const letIn = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    try {
      socket.once('close', places.hold(hostOf(socket.remoteAddress ?? ''), most));
    } catch (error) {
      const why = error as TooManyRequests;
      onRefusal(why);
      refuse(server, socket, why);
      return;
    }
    for (const listener of letIn) listener.call(server, socket);
  });
};
