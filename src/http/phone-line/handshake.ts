import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { AnswerId } from '../protocol/answer-codes.ts';
import { ANSWER_CODES } from '../protocol/answer-codes.ts';

/** https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2 */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** Of frames: final, close. */
const FINAL_CLOSE = 0x88;
/** SIP over WebSocket: https://www.rfc-editor.org/rfc/rfc7118#section-4 */
export const SUBPROTOCOL = 'sip';

/** The phone is another browser's by now. A page that reads it does not come again. */
export const TAKEN_CODE = 4001;

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** Answers a request for a WebSocket with a refusal, in English: browsers show it in their console alone. */
export const refuseUpgrade = (socket: Duplex, id: AnswerId, why: string): void => {
  const { code, status } = ANSWER_CODES[id];
  const body = JSON.stringify({ code, msg: why, data: null, error: { id, details: {} } });
  socket.end(
    [
      `HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
};

/** Accepts a WebSocket. @param key the one that the browser sent */
export const acceptUpgrade = (socket: Duplex, key: string): void => {
  const accept = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
      '',
      '',
    ].join('\r\n'),
  );
};

/** Tells a page why it is not let in, which it cannot read of a refusal. */
export const acceptAndClose = (socket: Duplex, key: string, code: number, reason: string): void => {
  acceptUpgrade(socket, key);
  const told = Buffer.from(reason);
  const frame = Buffer.alloc(4 + told.length);
  frame.writeUInt8(FINAL_CLOSE, 0);
  frame.writeUInt8(2 + told.length, 1);
  frame.writeUInt16BE(code, 2);
  told.copy(frame, 4);
  socket.end(frame);
};
