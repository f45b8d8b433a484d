import { MOST_SOUND_BYTES, MOST_SOUND_SECONDS } from '../../src/domain/stored-sound.ts';
import { type StudioWave, studioWave } from '../helpers/studio-wave.ts';
import type { Chance } from '../simulation/chance.ts';

const RATES = [8000, 44_100, 48_000, 11_025, 4000, 192_000, 1, 3999, 192_001, 384_000] as const;
/** Where a header says what follows it, and how many bytes of it say so. */
const FIELDS = [
  ...[
    { at: 0, bytes: 4 },
    { at: 4, bytes: 4 },
    { at: 8, bytes: 4 },
    { at: 12, bytes: 4 },
  ],
  ...[
    { at: 16, bytes: 4 },
    { at: 20, bytes: 2 },
    { at: 22, bytes: 2 },
    { at: 24, bytes: 4 },
  ],
  ...[
    { at: 28, bytes: 4 },
    { at: 32, bytes: 2 },
    { at: 34, bytes: 2 },
    { at: 36, bytes: 4 },
  ],
  { at: 40, bytes: 4 },
] as const;
const HEADER_BYTES = 44;

const usual = (chance: Chance): StudioWave => {
  const bits = chance.pick([8, 16, 24, 32] as const);
  return {
    rate: chance.oneIn(4) ? chance.pick(RATES) : 8000,
    channels: chance.oneIn(10) ? chance.between(3, 9) : chance.between(1, 2),
    bits,
    float: bits === 32 && chance.oneIn(2),
    seconds: chance.pick([0, 0.0001, 0.1, 0.5]),
    hz: 440,
  };
};

/** With one field of the header that says something else. */
const withOtherHeader = (file: Buffer, chance: Chance): Buffer => {
  const { at, bytes } = chance.pick(FIELDS);
  const values = [0, 1, 2, 3, 6, 7, 17, 255, 65_534, 65_535, 0x7f_ff_ff_ff, 0xff_ff_ff_ff];
  const most = 256 ** bytes - 1;
  file.writeUIntLE(Math.min(most, chance.pick(values)), at, bytes);
  return file;
};

/** With bytes at random, in the header or behind it. */
const withNoise = (file: Buffer, chance: Chance): Buffer => {
  const end = chance.oneIn(2) ? Math.min(HEADER_BYTES, file.length) : file.length;
  for (let count = chance.between(1, 20); count > 0; count -= 1) {
    file.writeUInt8(chance.below(256), chance.below(end));
  }
  return file;
};

/** Larger than may be sent, or longer than may be kept. */
const huge = (chance: Chance): Buffer => {
  const tooLong = studioWave({ rate: 8000, channels: 1, bits: 8, seconds: 0.1, hz: 440 });
  const samples = Buffer.alloc(8000 * (MOST_SOUND_SECONDS + 1), 128);
  if (chance.oneIn(2)) {
    tooLong.writeUInt32LE(HEADER_BYTES - 8 + samples.length, 4);
    tooLong.writeUInt32LE(samples.length, 40);
    return Buffer.concat([tooLong.subarray(0, HEADER_BYTES), samples]);
  }
  return Buffer.concat([tooLong, Buffer.alloc(MOST_SOUND_BYTES)]);
};

/** A WAV file: mostly one that fits or is broken somewhere, seldom one that is far too large. */
export const randomWave = (chance: Chance): Buffer => {
  if (chance.oneIn(40)) return huge(chance);
  const file = studioWave(usual(chance));
  switch (chance.below(6)) {
    case 0:
      return withOtherHeader(file, chance);
    case 1:
      return withNoise(file, chance);
    case 2:
      return file.subarray(0, chance.below(file.length + 1));
    default:
      return file;
  }
};
