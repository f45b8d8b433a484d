import type { Socket } from 'node:dgram';
import { openUdpSocket } from '../helpers/phone-sip-stack.ts';

/**
 * What phones send: a packet of silence (PCMU) a second, which tells Asterisk that a phone is there; one each
 * 20 ms, as a phone that talks does; or nothing, and nothing comes, as nobody is at the port that they name.
 */
export type Voice = 'sign-of-life' | 'talk' | 'none';

const EVERY_MS = { 'sign-of-life': 1000, talk: 20, none: 1000 } as const;
const SILENCE = Buffer.alloc(160, 0xff);
const SAMPLES_A_MS = 8;
/** The discard protocol's (RFC 863). */
const NOBODYS_PORT = 9;

interface Stream {
  readonly host: string;
  readonly port: number;
  sequence: number;
  timestamp: number;
}

/** One socket that stands for the voice of all light phones of a process. What comes is counted, not heard. */
export class LightMedia {
  readonly #socket: Socket;
  readonly #streams = new Map<string, Stream>();
  #timer: NodeJS.Timeout;
  #voice: Voice;
  /** Packets that came since it was opened. */
  received = 0;

  private constructor(socket: Socket, voice: Voice) {
    this.#socket = socket;
    this.#voice = voice;
    socket.on('message', () => {
      this.received += 1;
    });
    // A far side that closed its port: nothing to be done about it.
    socket.on('error', () => undefined);
    this.#timer = this.#sendEvery(EVERY_MS[voice]);
  }

  /** @param address of this machine; loopback unless told */
  static async open(voice: Voice = 'sign-of-life', address?: string): Promise<LightMedia> {
    return new LightMedia(await openUdpSocket(address), voice);
  }

  /** What calls that begin from now on send. Between calls: those that go on send as fast as the new ones. */
  set voice(voice: Voice) {
    this.#voice = voice;
    clearInterval(this.#timer);
    this.#timer = this.#sendEvery(EVERY_MS[voice]);
  }

  #sendEvery(ms: number): NodeJS.Timeout {
    return setInterval(() => {
      for (const stream of this.#streams.values()) this.#send(stream);
    }, ms);
  }

  /** What a phone offers or answers with. */
  describe(): string {
    const { address, port: own } = this.#socket.address();
    const port = this.#voice === 'none' ? NOBODYS_PORT : own;
    return [
      'v=0',
      `o=- 1 1 IN IP4 ${address}`,
      's=-',
      `c=IN IP4 ${address}`,
      't=0 0',
      `m=audio ${port} RTP/AVP 0 101`,
      'a=rtpmap:0 PCMU/8000',
      'a=rtpmap:101 telephone-event/8000',
      'a=ptime:20',
      'a=sendrecv',
      '',
    ].join('\r\n');
  }

  /** Sends to where the far side's description says, from now on. */
  begin(callId: string, sdp: string): void {
    const port = Number(/m=audio (\d+)/.exec(sdp)?.[1] ?? 0);
    if (port === 0 || this.#voice === 'none') return;
    const host = /c=IN IP4 ([\d.]+)/.exec(sdp)?.[1] ?? '127.0.0.1';
    const stream = { host, port, sequence: 0, timestamp: 0 };
    this.#streams.set(callId, stream);
    this.#send(stream);
  }

  end(callId: string): void {
    this.#streams.delete(callId);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  #send(stream: Stream): void {
    const head = Buffer.alloc(12);
    head.writeUInt8(0x80, 0);
    head.writeUInt16BE(stream.sequence & 0xffff, 2);
    head.writeUInt32BE(stream.timestamp >>> 0, 4);
    head.writeUInt32BE(stream.port, 8);
    stream.sequence += 1;
    stream.timestamp += EVERY_MS[this.#voice] * SAMPLES_A_MS;
    this.#socket.send(Buffer.concat([head, SILENCE]), stream.port, stream.host);
  }
}
