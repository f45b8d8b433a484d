import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import SIP, { type Transport, type UA } from 'sipjs-udp';

/** The address all test phones live on. */
export const LOOPBACK = '127.0.0.1';

/**
 * Opens a UDP socket on a free port of the loopback address. Addresses are taken as they are, so
 * that sending costs no look-up.
 */
export async function openUdpSocket(address = LOOPBACK): Promise<Socket> {
  const socket = createSocket({
    type: 'udp4',
    recvBufferSize: 1 << 20,
    lookup: (host, _options, found) => {
      found(null, host, 4);
    },
  });
  const listening = once(socket, 'listening');
  socket.bind(0, address);
  await listening;
  return socket;
}

/** Sockets opened for a UA that has not started yet, by their port. */
const opened = new Map<number, Socket>();

/**
 * Opens the signalling socket of a phone before its UA exists, as sipjs-udp must know its port
 * beforehand and cannot take port 0, nor stand a port that is taken. The UA whose `uri` has this
 * port uses the socket once it starts.
 */
export async function openSignalling(): Promise<number> {
  const socket = await openUdpSocket();
  const { port } = socket.address();
  opened.set(port, socket);
  return port;
}

/** Stops a UA for good: what it still has to send in this turn is sent, then its socket closes. */
export function closeSignalling(ua: UA): void {
  ua.stop();
  ua.transport?.disconnect();
}

// The remaining defects of sipjs-udp 0.0.16 are cured for the whole process.

/** Adopts the socket of {@link openSignalling}, and reads what comes as UTF-8, not as Latin-1. */
function connect(this: Transport): void {
  const { port } = this.ua.configuration.uri;
  const socket = opened.get(port);
  if (socket === undefined) throw new Error(`no socket was opened for port ${port}`);
  opened.delete(port);
  this.server = socket;
  this.connected = true;
  socket.on('message', (data) => {
    this.onMessage({ data: data.toString('utf8') });
  });
  // A port that nobody listens on any more is reported here; the transaction's timer handles it.
  socket.on('error', () => undefined);
  this.ua.onTransportConnected(this);
}

/** Sends as UTF-8. After the socket was closed there is nobody left to tell: the message is dropped. */
function send(this: Transport, host: string, port: number, message: { toString(): string }) {
  if (this.connected) this.server.send(Buffer.from(message.toString(), 'utf8'), port, host);
  return true;
}

/** Missing in sipjs-udp, though its UA calls it to stop. */
function disconnect(this: Transport): void {
  if (!this.connected) return;
  this.connected = false;
  this.server.close();
}

Object.assign(SIP.Transport.prototype, { connect, send, disconnect });

// Transactions keep timers of 32 s after a call: they must not hold the process.
SIP.Timers.setTimeout = (callback, delayMs) => setTimeout(callback, delayMs).unref();
SIP.Timers.setInterval = (callback, delayMs) => setInterval(callback, delayMs).unref();
