/** Samples and bytes in one RTP frame of 20 ms at 8 kHz. */
export const FRAME_SAMPLES = 160;

/** Samples in a second of telephone audio. */
export const SAMPLE_RATE = 8000;

const BIAS = 0x84;
const CLIP = 32635;

/** One 16 bit sample as a μ-law byte (ITU-T G.711). Louder than ±32635 is clipped. */
export function encodeUlaw(sample: number): number {
  const magnitude = Math.min(Math.abs(Math.round(sample)), CLIP) + BIAS;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  const sign = sample < 0 ? 0x80 : 0;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

function decodeByte(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + BIAS) << ((inverted & 0x70) >> 4);
  return inverted & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}

const decoded = Float64Array.from({ length: 256 }, (_, byte) => decodeByte(byte));

/** Writes the decoded samples (-32124…32124) of a μ-law payload into `into`, from `offset` on. */
export function decodeUlaw(payload: Uint8Array, into: Float64Array, offset = 0): void {
  for (let i = 0; i < payload.length; i += 1) {
    into[offset + i] = decoded[payload[i] ?? 0xff] ?? 0;
  }
}
