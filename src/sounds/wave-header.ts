/** What the header of a WAV file says of its samples. */
export interface WaveHeader {
  readonly format: number;
  readonly channels: number;
  /** Of one moment, in all channels. */
  readonly blockBytes: number;
  readonly bits: number;
}

/** Whose real format is in the first two bytes of what follows. */
const EXTENSIBLE = 0xff_fe;
const EXTENDED_BYTES = 48;
const PLAIN_BYTES = 24;

const readHeader = (file: DataView, at: number): WaveHeader | null => {
  if (at + PLAIN_BYTES > file.byteLength) return null;
  const named = file.getUint16(at + 8, true);
  const isExtended = named === EXTENSIBLE;
  if (isExtended && at + EXTENDED_BYTES > file.byteLength) return null;
  return {
    format: isExtended ? file.getUint16(at + 32, true) : named,
    channels: file.getUint16(at + 10, true),
    blockBytes: file.getUint16(at + 20, true),
    bits: file.getUint16(at + 22, true),
  };
};

const FORMAT_CHUNK = 0x66_6d_74_20;
const DATA_CHUNK = 0x64_61_74_61;

/**
 * The header that counts: the last before the samples; null: there is none.
 * https://www.rfc-editor.org/rfc/rfc2361
 */
export const waveHeader = (wav: Uint8Array): WaveHeader | null => {
  const file = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  let header: WaveHeader | null = null;
  for (let at = 12; at + 8 <= wav.length; at += 8 + file.getUint32(at + 4, true)) {
    const chunk = file.getUint32(at);
    if (chunk === FORMAT_CHUNK) header = readHeader(file, at);
    if (chunk === DATA_CHUNK) return header;
  }
  return header;
};

/** PCM, floating point, A-law and µ-law. */
const FORMATS: ReadonlySet<number> = new Set([1, 3, 6, 7]);

/** Whether its samples are as large as it says: another would be decoded to far more than it is. */
export const isConsistent = ({ format, channels, blockBytes, bits }: WaveHeader): boolean =>
  FORMATS.has(format) && blockBytes > 0 && blockBytes * 8 === channels * bits;
