/** How the samples of a WAV file are written. */
export interface StudioWave {
  readonly rate: number;
  readonly channels: number;
  readonly bits: 8 | 16 | 24 | 32;
  readonly float?: boolean;
  readonly seconds: number;
  readonly hz: number;
  /** Of full scale. */
  readonly amplitude?: number;
}

const write = (file: Buffer, at: number, value: number, { bits, float }: StudioWave): void => {
  if (float === true) file.writeFloatLE(value, at);
  else if (bits === 8) file.writeUInt8(Math.round(128 + 127 * value), at);
  else file.writeIntLE(Math.round((2 ** (bits - 1) - 1) * value), at, bits / 8);
};

/** A tone as a studio would deliver it, the same in all channels. */
export const studioWave = (wave: StudioWave): Buffer => {
  const { rate, channels, bits, float = false, seconds, hz, amplitude = 0.4 } = wave;
  const frame = (channels * bits) / 8;
  const frames = Math.round(rate * seconds);
  const file = Buffer.alloc(44 + frames * frame);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(float ? 3 : 1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * frame, 28);
  file.writeUInt16LE(frame, 32);
  file.writeUInt16LE(bits, 34);
  file.write('data', 36);
  file.writeUInt32LE(frames * frame, 40);
  for (let i = 0; i < frames * channels; i += 1) {
    const value = amplitude * Math.sin((2 * Math.PI * hz * Math.floor(i / channels)) / rate);
    write(file, 44 + (i * bits) / 8, value, wave);
  }
  return file;
};
