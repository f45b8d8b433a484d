import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { SUBPROTOCOL } from './handshake.ts';

/** An open line to Asterisk, and what it said already. */
export interface AsteriskLine {
  readonly socket: Socket;
  readonly head: Buffer;
}

/** Where Asterisk takes SIP over WebSocket. */
const PATH = 'ws';
/** How long it may take to answer. */
const WITHIN_MS = 5_000;

/**
 * Opens a line to Asterisk on behalf of a browser.
 * @param ariUrl where Asterisk's web server is
 * @param key the one that the browser sent
 * @throws Error if Asterisk cannot be reached or will not have it
 */
export const openAsteriskLine = (ariUrl: string, key: string): Promise<AsteriskLine> =>
  new Promise((resolve, reject) => {
    const url = new URL(PATH, ariUrl.endsWith('/') ? ariUrl : `${ariUrl}/`);
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': key,
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Protocol': SUBPROTOCOL,
    };
    const asked = request(url, { headers, agent: false, timeout: WITHIN_MS });
    asked.on('upgrade', (_response, socket, head) => {
      resolve({ socket, head });
    });
    asked.on('response', ({ statusCode = 0 }) => {
      asked.destroy(new Error(`Asterisk answered ${statusCode}`));
    });
    asked.on('timeout', () => {
      asked.destroy(new Error('Asterisk did not answer'));
    });
    asked.on('error', reject);
    asked.end();
  });
