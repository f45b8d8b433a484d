import type { IncomingMessage, Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/** Of the connection alone: https://www.rfc-editor.org/rfc/rfc9110#section-7.8 */
const OF_CONNECTION = new Set(['upgrade', 'connection', 'http2-settings']);

const headOf = ({ method = 'GET', url = '/', rawHeaders }: IncomingMessage): string => {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (!OF_CONNECTION.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  return [...lines, '', ''].join('\r\n');
};

/**
 * Answers a request that offered another protocol as if it had not, which a server may. Java's client offers HTTP/2
 * with whatever it asks. Node hands over the bare socket once somebody listens for upgrades: the request is read anew.
 */
export const answerPlainly = (
  server: Server,
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void => {
  socket.unshift(Buffer.concat([Buffer.from(headOf(request), 'latin1'), head]));
  server.emit(server instanceof HttpsServer ? 'secureConnection' : 'connection', socket);
};
