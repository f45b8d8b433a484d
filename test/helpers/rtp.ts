import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { FRAME_SAMPLES } from './g711.ts';

/** Length of one RTP frame in milliseconds. */
export const FRAME_MS = 20;

/** Payload type of PCMU (RFC 3551). */
export const PCMU = 0;

/** An RTP packet (RFC 3550) as received. */
export interface RtpPacket {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Uint8Array;
}

const HEADER_BYTES = 12;

/** Reads an RTP packet; undefined for anything else that reaches the port, RTCP above all. */
export function parseRtp(data: Buffer): RtpPacket | undefined {
  if (data.length < HEADER_BYTES || data.readUInt8(0) >> 6 !== 2) return undefined;
  const [flags, kind] = [data.readUInt8(0), data.readUInt8(1)];
  if (kind >= 192 && kind <= 223) return undefined;
  const start = HEADER_BYTES + 4 * (flags & 0x0f) + extensionBytes(data, flags);
  if (start > data.length) return undefined;
  return {
    payloadType: kind & 0x7f,
    marker: kind >= 128,
    sequence: data.readUInt16BE(2),
    timestamp: data.readUInt32BE(4),
    ssrc: data.readUInt32BE(8),
    payload: data.subarray(start),
  };
}

function extensionBytes(data: Buffer, flags: number): number {
  const at = HEADER_BYTES + 4 * (flags & 0x0f);
  if (!(flags & 0x10) || data.length < at + 4) return 0;
  return 4 + 4 * data.readUInt16BE(at + 2);
}

/** Writes an RTP packet without extension or contributing sources. */
export function writeRtp(packet: RtpPacket): Buffer {
  const data = Buffer.allocUnsafe(HEADER_BYTES + packet.payload.length);
  data.writeUInt8(0x80, 0);
  data.writeUInt8((packet.marker ? 0x80 : 0) | packet.payloadType, 1);
  data.writeUInt16BE(packet.sequence & 0xffff, 2);
  data.writeUInt32BE(packet.timestamp >>> 0, 4);
  data.writeUInt32BE(packet.ssrc >>> 0, 8);
  data.set(packet.payload, HEADER_BYTES);
  return data;
}

const DIGITS = '0123456789*#ABCD';

/** The key of a telephone event's payload (RFC 4733); undefined if it is none of the sixteen. */
export function digitOf(payload: Uint8Array): string | undefined {
  return DIGITS[payload[0] ?? 255];
}

/** The most frames made up for at once when the process was held up; more are lost. */
const MAX_LATE_FRAMES = 5;

/**
 * One clock for all phones of the process: calls its listeners every 20 ms, with the mean rate kept
 * when the event loop is late. It holds a timer only while somebody listens.
 */
class FrameClock {
  readonly #listeners = new Set<() => void>();
  #due = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Starts calling `listener`; the returned function ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#timer === undefined) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  #start(): void {
    this.#due = performance.now() + FRAME_MS;
    this.#timer = setTimeout(this.#tick, FRAME_MS);
  }

  readonly #tick = (): void => {
    const late = Math.floor((performance.now() - this.#due) / FRAME_MS);
    if (late > MAX_LATE_FRAMES) this.#due += (late - MAX_LATE_FRAMES) * FRAME_MS;
    while (this.#due <= performance.now() && this.#listeners.size > 0) {
      for (const listener of this.#listeners) listener();
      this.#due += FRAME_MS;
    }
    if (this.#listeners.size === 0) return;
    this.#timer = setTimeout(this.#tick, Math.max(1, this.#due - performance.now()));
  };
}

/** The process's {@link FrameClock}. */
export const frameClock = new FrameClock();

/** Frames a digit sounds, and frames of audio before the next one. */
const DIGIT_FRAMES = 5;
const GAP_FRAMES = 4;

interface Digit {
  readonly code: number;
  readonly done: () => void;
  sent: number;
  startedAt: number;
}

/** One outgoing RTP stream: the same audio frame each 20 ms, or a digit in its place. */
export class RtpSender {
  readonly #send: (packet: Buffer) => void;
  readonly #frame: Uint8Array;
  readonly #ssrc = randomInt(2 ** 32);
  readonly #digits: Digit[] = [];
  #sequence = randomInt(2 ** 16);
  #timestamp = randomInt(2 ** 31);
  #first = true;
  #gap = 0;
  /** Telephone events are sent with this payload type; undefined when the far side takes none. */
  eventPayloadType: number | undefined;

  constructor(frame: Uint8Array, send: (packet: Buffer) => void) {
    this.#frame = frame;
    this.#send = send;
  }

  /** Sends what is due in this 20 ms. */
  tick(): void {
    const digit = this.#gap > 0 ? undefined : this.#digits[0];
    this.#gap = Math.max(0, this.#gap - 1);
    if (digit && this.eventPayloadType !== undefined) this.#tickDigit(digit, this.eventPayloadType);
    else this.#packet(PCMU, this.#timestamp, this.#frame, this.#first);
    this.#first = false;
    this.#timestamp += FRAME_SAMPLES;
  }

  /**
   * Presses a key for 100 ms, after those pressed before; settles when it has been sent.
   *
   * @throws Error if `key` is not one of 0-9, *, #, A-D
   */
  press(key: string): Promise<void> {
    const code = key.length === 1 ? DIGITS.indexOf(key) : -1;
    if (code < 0) throw new Error(`"${key}" is not a telephone key`);
    return new Promise((done) => this.#digits.push({ code, done, sent: 0, startedAt: 0 }));
  }

  /** RFC 4733: one timestamp for the whole event, growing duration, the end said three times. */
  #tickDigit(digit: Digit, payloadType: number): void {
    if (digit.sent === 0) digit.startedAt = this.#timestamp;
    digit.sent += 1;
    const over = digit.sent > DIGIT_FRAMES;
    const duration = Math.min(digit.sent, DIGIT_FRAMES) * FRAME_SAMPLES;
    const event = Uint8Array.of(digit.code, over ? 0x8a : 0x0a, duration >> 8, duration & 0xff);
    for (let copies = over ? 3 : 1; copies > 0; copies -= 1) {
      this.#packet(payloadType, digit.startedAt, event, digit.sent === 1);
    }
    if (over) this.#finish(digit);
  }

  #finish(digit: Digit): void {
    this.#digits.shift();
    this.#gap = GAP_FRAMES;
    digit.done();
  }

  #packet(payloadType: number, timestamp: number, payload: Uint8Array, marker: boolean): void {
    const sequence = (this.#sequence += 1);
    this.#send(writeRtp({ payloadType, marker, sequence, timestamp, ssrc: this.#ssrc, payload }));
  }
}
