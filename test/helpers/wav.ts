import { SAMPLE_RATE } from './g711.ts';
import { amplitudeOf } from './goertzel.ts';
import { TONE_AMPLITUDE } from './tone.ts';

const WINDOW_MS = 100;

/** A tone counts as heard in a window from a part of its amplitude on. */
const HEARD = TONE_AMPLITUDE / 4;

/**
 * A file of 16 bit samples at 8 kHz, one channel, as Asterisk writes it: a header of 44 bytes.
 * https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export class Wav {
  readonly #samples: Float64Array;

  /** @throws Error if the header is not that of such a file, or does not tell its true length */
  constructor(file: Buffer) {
    const [riff, format, data] = [0, 8, 36].map((at) => file.toString('latin1', at, at + 4));
    const [bytes, rate, dataBytes] = [4, 24, 40].map((at) => file.readUInt32LE(at));
    const told = JSON.stringify({ riff, format, data, bytes, rate, dataBytes });
    const isRight =
      `${riff} ${format} ${data}` === 'RIFF WAVE data' &&
      rate === SAMPLE_RATE &&
      bytes === file.length - 8 &&
      dataBytes === file.length - 44;
    if (!isRight) throw new Error(`a WAV file of ${file.length} bytes with ${told}`);
    this.#samples = Float64Array.from({ length: (file.length - 44) / 2 }, (_, i) =>
      file.readInt16LE(44 + 2 * i),
    );
  }

  get milliseconds(): number {
    return (this.#samples.length * 1000) / SAMPLE_RATE;
  }

  /** In how many milliseconds all of these tones are heard together. */
  millisecondsWith(...tones: readonly number[]): number {
    const all = this.#windows().filter((window) =>
      tones.every((hz) => amplitudeOf(window, hz) > HEARD),
    );
    return all.length * WINDOW_MS;
  }

  /** The loudest that the tone is in any window, of 32767. */
  loudest(hz: number): number {
    return Math.max(0, ...this.#windows().map((window) => amplitudeOf(window, hz)));
  }

  #windows(): Float64Array[] {
    const size = (SAMPLE_RATE * WINDOW_MS) / 1000;
    const count = Math.floor(this.#samples.length / size);
    return Array.from({ length: count }, (_, i) =>
      this.#samples.subarray(i * size, (i + 1) * size),
    );
  }
}
