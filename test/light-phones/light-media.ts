import type { Socket } from 'node:dgram';
import { openUdpSocket } from '../helpers/phone-sip-stack.ts';

/** A packet of silence (PCMU) once in so many ms tells Asterisk that a phone is there. */
const EVERY_MS = 1000;
const SILENCE = Buffer.alloc(160, 0xff);

interface Stream {
  readonly port: number;
  sequence: number;
}

/** One socket that stands for the voice of all light phones of a process. What comes is counted, not heard. */
export class LightMedia {
  readonly #socket: Socket;
  readonly #streams = new Map<string, Stream>();
  readonly #timer: NodeJS.Timeout;
  /** Packets that came since it was opened. */
  received = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', () => {
      this.received += 1;
    });
    // A far side that closed its port: nothing to be done about it.
    socket.on('error', () => undefined);
    this.#timer = setInterval(() => {
      for (const stream of this.#streams.values()) this.#send(stream);
    }, EVERY_MS);
  }

  static async open(): Promise<LightMedia> {
    return new LightMedia(await openUdpSocket());
  }

  /** What a phone offers or answers with. */
  describe(): string {
    const { port } = this.#socket.address();
    return [
      'v=0',
      'o=- 1 1 IN IP4 127.0.0.1',
      's=-',
      'c=IN IP4 127.0.0.1',
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
    if (port === 0) return;
    const stream = { port, sequence: 0 };
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
    head.writeUInt32BE((stream.sequence * EVERY_MS * 8) >>> 0, 4);
    head.writeUInt32BE(stream.port, 8);
    stream.sequence += 1;
    this.#socket.send(Buffer.concat([head, SILENCE]), stream.port, '127.0.0.1');
  }
}
