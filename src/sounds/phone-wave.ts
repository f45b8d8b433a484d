import resampling from '@alexanderolsen/libsamplerate-js';
import { decoder } from '@audio/decode-wav';
import { MOST_SOUND_SECONDS, type UnusableSound } from '../domain/stored-sound.ts';
import { isConsistent, waveHeader } from './wave-header.ts';

/** What became of a file. */
export type Converted =
  | { readonly kind: 'converted'; readonly wav: Uint8Array }
  | { readonly kind: 'unusable'; readonly why: UnusableSound }
  /** The program that converts failed, whatever the file is. */
  | { readonly kind: 'failed' };

/** What Asterisk takes a `.wav` file for, whatever is in it. */
export const PHONE_RATE = 8000;
export const BYTES_A_SAMPLE = 2;
/** Before the samples: https://www.rfc-editor.org/rfc/rfc2361 */
export const HEADER_BYTES = 44;
/** What a telephone may have used, and the most that the resampler takes. */
const RATES = { least: 4000, most: 192_000 } as const;
/** So much is decoded in one go, so that a long file takes little room. */
const PIECE_BYTES = 256 * 1024;
/** What the filter holds back is pushed out by silence. */
const TAIL_MS = 50;

interface Piece {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/** One channel of values from -1 to 1: what is no number is silence. */
const mono = ({ channelData: [left = new Float32Array(), right] }: Piece): Float32Array =>
  left.map((value, at) => {
    const mixed = right === undefined ? value : (value + (right[at] ?? 0)) / 2;
    return Number.isFinite(mixed) ? Math.max(-1, Math.min(1, mixed)) : 0;
  });

const unusual = ({ sampleRate: rate }: Piece): UnusableSound | null =>
  rate < RATES.least || rate > RATES.most ? { kind: 'rate', rate } : null;

const toSamples = (values: Float32Array): Int16Array =>
  Int16Array.from(values, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));

const header = (sampleBytes: number): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(HEADER_BYTES - 8 + sampleBytes, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  // PCM, one channel.
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(PHONE_RATE, 24);
  bytes.writeUInt32LE(PHONE_RATE * BYTES_A_SAMPLE, 28);
  bytes.writeUInt16LE(BYTES_A_SAMPLE, 32);
  bytes.writeUInt16LE(8 * BYTES_A_SAMPLE, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(sampleBytes, 40);
  return bytes;
};

const waveOf = (pieces: readonly Int16Array[], samples: number): Uint8Array => {
  const bytes = Buffer.alloc(samples * BYTES_A_SAMPLE);
  let at = 0;
  for (const piece of pieces) {
    for (const sample of piece.subarray(0, samples - at / BYTES_A_SAMPLE)) {
      at = bytes.writeInt16LE(sample, at);
    }
  }
  return Buffer.concat([header(bytes.length), bytes]);
};

/** Before anything is decoded: a header that lies would be given as much memory as it says. */
const unusualHeader = (wav: Uint8Array): UnusableSound | null => {
  const header = waveHeader(wav);
  if (header === null) return null;
  const { channels } = header;
  if (channels > 2) return { kind: 'channels', channels };
  return isConsistent(header) ? null : { kind: 'format' };
};

/** Decodes piece by piece. Throws TypeError for what is no WAV file, or of an unknown kind. */
function* decoded(file: Uint8Array): Generator<Piece> {
  const decoding = decoder();
  // The decoder copies by `slice` what begins at an odd place in memory; that of a Buffer copies nothing.
  const wav = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < wav.length; at += PIECE_BYTES) {
    const piece = decoding.decode(wav.subarray(at, at + PIECE_BYTES));
    if ((piece.channelData[0]?.length ?? 0) > 0) yield piece;
  }
}

type Resample = (values: Float32Array) => Float32Array;

const resampler = async (rate: number): Promise<Resample> => {
  if (rate === PHONE_RATE) return (values) => values;
  const { SRC_SINC_MEDIUM_QUALITY: converterType } = resampling.ConverterType;
  const made = await resampling.create(1, rate, PHONE_RATE, { converterType });
  // What it gives is its own memory, which it uses again.
  return (values) => made.full(values).slice();
};

const convert = async (wav: Uint8Array): Promise<Converted> => {
  let resample: Resample | null = null;
  let rate = PHONE_RATE;
  let frames = 0;
  const pieces: Int16Array[] = [];
  const wrong = unusualHeader(wav);
  if (wrong !== null) return { kind: 'unusable', why: wrong };
  for (const piece of decoded(wav)) {
    const why = unusual(piece);
    if (why !== null) return { kind: 'unusable', why };
    rate = piece.sampleRate;
    resample ??= await resampler(rate);
    const values = mono(piece);
    frames += values.length;
    if (frames > MOST_SOUND_SECONDS * rate) return { kind: 'unusable', why: { kind: 'too-long' } };
    pieces.push(toSamples(resample(values)));
  }
  const samples = Math.round((frames * PHONE_RATE) / rate);
  if (resample === null || samples === 0) return { kind: 'unusable', why: { kind: 'empty' } };
  pieces.push(toSamples(resample(new Float32Array(Math.round((rate * TAIL_MS) / 1000)))));
  return { kind: 'converted', wav: waveOf(pieces, samples) };
};

/** Makes of a WAV file one that Asterisk plays: 16 bit, 8 kHz, mono. */
export const toPhoneWave = async (wav: Uint8Array): Promise<Converted> => {
  try {
    return await convert(wav);
  } catch (error) {
    // The decoder's word for what it cannot read.
    if (!(error instanceof TypeError)) throw error;
    const kind = error.message === 'Not a WAV file' ? 'not-wav' : 'format';
    return { kind: 'unusable', why: { kind } };
  }
};
