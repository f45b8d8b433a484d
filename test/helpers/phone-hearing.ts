import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import { Ear, holdsTone, type Sound } from './phone-ear.ts';
import { FRAME_MS, type RtpPacket } from './rtp.ts';
import { describeTone, TONES } from './tone.ts';

/** One received RTP frame: when it arrived (`performance.now()`), on which call, what was in it. */
export interface HeardFrame extends Sound {
  readonly at: number;
  readonly call: object;
  readonly sequence: number;
  readonly timestamp: number;
  /** The μ-law bytes, for closer looks. */
  readonly payload: Uint8Array;
}

/** Something that speaks with a tone: a phone, or the frequency itself. */
export type Voice = number | { readonly toneHz: number };

/** What was heard in a stretch of time. Frames last 20 ms each. */
export interface Heard {
  readonly packets: number;
  /** Frames in which each tone was heard, by its frequency in Hz. */
  readonly tones: ReadonlyMap<number, number>;
  readonly music: number;
  readonly ringBack: number;
  readonly busy: number;
  readonly dialTone: number;
  /** Frames without any sound. */
  readonly silent: number;
}

/** Consecutive frames a tone must be heard in: 100 ms. */
const SETTLED_FRAMES = 5;

/** Music has rests: of 300 ms it must sound in four fifths. */
const MUSIC_FRAMES = 15;
const MUSIC_SHARE = 0.8;

/** Silence is nothing but silent frames, or none, for this long. */
const SILENCE_MS = 200;

/** Everything a phone has heard on all its calls, and the questions tests ask about it. */
export class Hearing {
  /** All frames in the order they arrived, from the first call on. */
  readonly recording: HeardFrame[] = [];
  readonly #phone: string;

  constructor(phone: string) {
    this.#phone = phone;
  }

  /** A listener for the media of one call. */
  listenTo(callOf: () => object): (packet: RtpPacket, at: number) => void {
    const ear = new Ear();
    return ({ payload, sequence, timestamp }, at) => {
      this.recording.push({
        ...ear.hear(payload),
        at,
        call: callOf(),
        sequence,
        timestamp,
        payload,
      });
    };
  }

  /** Waits until a voice is heard without a gap for 100 ms that begin after this call. */
  async untilHears(voice: Voice, withinMs = 2000): Promise<HeardFrame> {
    const hz = typeof voice === 'number' ? voice : voice.toneHz;
    return await this.#untilFrames(describeTone(hz), withinMs, SETTLED_FRAMES, (frames) =>
      frames.every(({ tones, payload }) => tones.includes(hz) || holdsTone(payload, hz)),
    );
  }

  /** Waits until music, a prompt or any sound that is no tone has been heard for some 300 ms. */
  async untilHearsMusic(withinMs = 5000): Promise<HeardFrame> {
    return await this.#untilFrames('music', withinMs, MUSIC_FRAMES, (frames) => {
      const loud = frames.filter(({ background }) => background === 'music');
      return loud.length >= MUSIC_SHARE * frames.length;
    });
  }

  /** Waits until ring-back is heard for 100 ms; it pauses for four seconds, so give it time. */
  async untilHearsRingback(withinMs = 7000): Promise<HeardFrame> {
    return await this.#untilFrames('ring-back', withinMs, SETTLED_FRAMES, (frames) =>
      frames.every(({ background }) => background === 'ring-back'),
    );
  }

  /** Waits until there has been no sound for 200 ms that begin after this call. */
  async untilSilence(withinMs = 2000): Promise<void> {
    const from = performance.now();
    await eventually(
      () => {
        const last = this.recording.findLast((frame) => frame.at >= from && !isSilent(frame));
        return performance.now() - (last?.at ?? from) >= SILENCE_MS;
      },
      this.#awaiting('silence', withinMs, from),
    );
  }

  /** Listens for a stretch of time and tells what there was. */
  async heardDuring(ms: number): Promise<Heard> {
    const from = performance.now();
    await pause(ms);
    return this.heardBetween(from, from + ms);
  }

  /** Listens for a stretch of time in which not one frame may hold any phone's tone. */
  async hearsNobodyFor(ms: number): Promise<Heard> {
    const heard = await this.heardDuring(ms);
    if (!TONES.some((hz) => heard.tones.has(hz))) return heard;
    throw new Error(`${this.#phone} should hear nobody for ${ms} ms; heard ${describe(heard)}`);
  }

  /** Listens for a stretch of time in which not one frame may hold any sound. */
  async hearsNothingFor(ms: number): Promise<Heard> {
    const heard = await this.heardDuring(ms);
    if (heard.silent === heard.packets) return heard;
    throw new Error(`${this.#phone} should hear nothing for ${ms} ms; heard ${describe(heard)}`);
  }

  /** What was heard from one moment to another (`performance.now()`). */
  heardBetween(from: number, to: number): Heard {
    return summarise(this.recording.filter(({ at }) => at >= from && at < to));
  }

  async #untilFrames(
    what: string,
    withinMs: number,
    count: number,
    holds: (frames: readonly HeardFrame[]) => boolean,
  ): Promise<HeardFrame> {
    const from = performance.now();
    return await eventually(
      () => {
        const frames = this.recording.slice(-count);
        const first = frames.length === count ? frames[0] : undefined;
        return first && first.at >= from && areSpread(frames) && holds(frames) && first;
      },
      this.#awaiting(what, withinMs, from),
    );
  }

  #awaiting(what: string, withinMs: number, from: number) {
    const observed = () => `heard ${describe(this.heardBetween(from, Infinity))}`;
    return { awaited: `${this.#phone} to hear ${what}`, withinMs, observed };
  }
}

/**
 * Whether frames came as they are sent, one each 20 ms. After the process was held up, those that
 * queued meanwhile come at once, and tell of the past.
 */
function areSpread(frames: readonly HeardFrame[]): boolean {
  const lasted = (frames.at(-1)?.at ?? 0) - (frames[0]?.at ?? 0);
  return lasted >= 0.6 * (frames.length - 1) * FRAME_MS;
}

function isSilent({ tones, background }: Sound): boolean {
  return tones.length === 0 && background === 'silence';
}

function summarise(frames: readonly HeardFrame[]): Heard {
  const tones = new Map<number, number>();
  for (const hz of frames.flatMap((frame) => frame.tones)) tones.set(hz, (tones.get(hz) ?? 0) + 1);
  const behind = (wanted: Sound['background']) =>
    frames.filter(({ background }) => background === wanted).length;
  return {
    packets: frames.length,
    tones,
    music: behind('music'),
    ringBack: behind('ring-back'),
    busy: behind('busy'),
    dialTone: behind('dial-tone'),
    silent: frames.filter(isSilent).length,
  };
}

/** What was heard in words: `ben (1300 Hz) in 48 of 50 frames, music in 2`. */
export function describe(heard: Heard): string {
  if (heard.packets === 0) return 'nothing, not one packet';
  const parts: [string, number][] = [
    ...Array.from(heard.tones, ([hz, frames]): [string, number] => [describeTone(hz), frames]),
    ['music', heard.music],
    ['ring-back', heard.ringBack],
    ['busy tone', heard.busy],
    ['dial tone', heard.dialTone],
    ['silence', heard.silent],
  ];
  const present = parts.filter(([, frames]) => frames > 0);
  return `${present.map(([what, frames]) => `${what} in ${frames}`).join(', ')} of ${heard.packets} frames`;
}
