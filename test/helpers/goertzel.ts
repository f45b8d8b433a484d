import { SAMPLE_RATE } from './g711.ts';

/**
 * Amplitude (peak, same unit as the samples) of one frequency in a block of audio, by Goertzel's
 * algorithm. Frequencies that lie apart by a multiple of `8000 / samples.length` Hz do not disturb
 * each other at all: 50 Hz for one 20 ms frame, 10 Hz for five.
 *
 * @param hz frequency, above 0 and below 4000
 */
export function amplitudeOf(samples: Float64Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE);
  let last = 0;
  let beforeLast = 0;
  for (const sample of samples) {
    const next = sample + coefficient * last - beforeLast;
    beforeLast = last;
    last = next;
  }
  const power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

/** Mean square of a block of audio: its power, a tone of amplitude A having A²/2. */
export function meanSquare(samples: Float64Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}
