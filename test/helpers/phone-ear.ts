import { decodeUlaw, FRAME_SAMPLES } from './g711.ts';
import { amplitudeOf, meanSquare } from './goertzel.ts';
import { SIGNALS, TONE_AMPLITUDE, TONES } from './tone.ts';

/** What a frame holds besides known tones. `music` is any sound that is no tone: also a prompt. */
export type Background = 'silence' | 'music' | 'ring-back' | 'busy' | 'dial-tone';

/** What was found in one 20 ms frame of received audio. */
export interface Sound {
  /** Phones' tones and the dialplan's signals in it, in Hz: each for over a third of the frame. */
  readonly tones: readonly number[];
  readonly background: Background;
}

/**
 * A tone counts from this part of its full amplitude on. A frame that holds the tone for less than
 * this part of its length goes by unnoticed, which keeps the tone's click out of its neighbours.
 */
const PRESENCE = 0.35;

const KNOWN_TONES = [...TONES, ...SIGNALS];

/** Root mean square of what is left beside the tones, from which on it is a sound. */
const AUDIBLE = 60;

/** Part of the tones' power that μ-law's rounding may leave as noise, after a few conversions. */
const NOISE = 0.003;

/** Call-progress tones of North America, the ones our Asterisk makes, in Hz. */
const progressTones = [
  { background: 'ring-back', hz: [440, 480] },
  { background: 'busy', hz: [480, 620] },
  { background: 'dial-tone', hz: [350, 440] },
] as const;

/** Call-progress tones lie 40 Hz apart: it takes five frames to tell them from each other. */
const WINDOW_SAMPLES = 5 * FRAME_SAMPLES;

/** Listens to one stream of μ-law frames. */
export class Ear {
  readonly #frame = new Float64Array(FRAME_SAMPLES);
  readonly #window = new Float64Array(WINDOW_SAMPLES);

  /** Tells what is in the next frame of the stream, which should be 20 ms long. */
  hear(payload: Uint8Array): Sound {
    this.#frame.fill(0);
    decodeUlaw(payload.subarray(0, FRAME_SAMPLES), this.#frame);
    this.#window.copyWithin(0, FRAME_SAMPLES);
    this.#window.set(this.#frame, WINDOW_SAMPLES - FRAME_SAMPLES);
    const tones = KNOWN_TONES.filter((hz) => isPresent(amplitudeOf(this.#frame, hz)));
    const rest = powerBeside(this.#frame, tones);
    if (rest < audiblePower(tones.length)) return { tones, background: 'silence' };
    return { tones, background: this.#progressTone(tones) ?? 'music' };
  }

  /** The call-progress tone that makes up at least four fifths of what is beside the tones. */
  #progressTone(tones: readonly number[]): Background | undefined {
    const rest = powerBeside(this.#window, tones);
    return progressTones.find(({ hz }) => {
      const powers = hz.map((one) => amplitudeOf(this.#window, one) ** 2 / 2);
      const sum = powers.reduce((total, power) => total + power, 0);
      return sum > 0.8 * rest && powers.every((power) => power > 0.25 * sum);
    })?.background;
  }
}

function isPresent(amplitude: number): boolean {
  return amplitude >= PRESENCE * TONE_AMPLITUDE;
}

function powerBeside(samples: Float64Array, tones: readonly number[]): number {
  const inTones = tones.reduce((total, hz) => total + amplitudeOf(samples, hz) ** 2 / 2, 0);
  return meanSquare(samples) - inTones;
}

function audiblePower(tones: number): number {
  return AUDIBLE ** 2 + (NOISE * tones * TONE_AMPLITUDE ** 2) / 2;
}

/** Whether a μ-law frame holds a tone of any frequency about as loud as phones send theirs. */
export function holdsTone(payload: Uint8Array, hz: number): boolean {
  const samples = new Float64Array(FRAME_SAMPLES);
  decodeUlaw(payload.subarray(0, FRAME_SAMPLES), samples);
  return isPresent(amplitudeOf(samples, hz));
}
