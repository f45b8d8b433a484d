import test, { type ExecutionContext } from 'ava';
import { MOST_SOUND_SECONDS, type UnusableSound } from '../../src/domain/stored-sound.ts';
import { toPhoneWave } from '../../src/sounds/phone-wave.ts';
import { studioWave } from '../helpers/studio-wave.ts';
import { Wav } from '../helpers/wav.ts';

const SECOND = { seconds: 1, hz: 440 } as const;

const converted = async (t: ExecutionContext, file: Uint8Array): Promise<Wav> => {
  const made = await toPhoneWave(file);
  if (made.kind !== 'converted') return t.fail(JSON.stringify(made));
  return new Wav(Buffer.from(made.wav));
};

for (const rate of [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000]) {
  test(`a tone at ${rate} samples a second sounds as high, as loud and as long as before`, async (t) => {
    const wav = await converted(t, studioWave({ ...SECOND, rate, channels: 1, bits: 16 }));
    t.true(Math.abs(wav.milliseconds - 1000) <= 1, `${wav.milliseconds} ms`);
    t.true(Math.abs(wav.loudest(440) / 32_767 - 0.4) < 0.02, `${wav.loudest(440)}`);
    t.is(wav.millisecondsWith(440), 1000);
  });
}

for (const bits of [8, 16, 24, 32] as const) {
  test(`samples of ${bits} bit are read, mono and stereo`, async (t) => {
    for (const channels of [1, 2]) {
      const wav = await converted(t, studioWave({ ...SECOND, rate: 44_100, channels, bits }));
      t.true(Math.abs(wav.loudest(440) / 32_767 - 0.4) < 0.02, `${wav.loudest(440)}`);
    }
  });
}

test('floating point is read, and what is louder than can be is cut', async (t) => {
  const loud = { ...SECOND, rate: 48_000, channels: 2, bits: 32, float: true } as const;
  t.true((await converted(t, studioWave(loud))).loudest(440) > 12_000);
  const file = studioWave({ ...loud, amplitude: 3 });
  file.writeFloatLE(NaN, 44);
  file.writeFloatLE(Infinity, 60);
  t.true((await converted(t, file)).loudest(440) > 30_000);
});

test('a tone that no telephone can carry is left out, and does not come back as another', async (t) => {
  const file = studioWave({ rate: 44_100, channels: 1, bits: 16, seconds: 1, hz: 7000 });
  const wav = await converted(t, file);
  // 8,000 less 7,000: where it would fold to.
  t.true(wav.loudest(1000) < 50, `${wav.loudest(1000)}`);
});

const unusable = async (
  t: ExecutionContext,
  file: Uint8Array,
  why: UnusableSound,
): Promise<void> => {
  t.deepEqual(await toPhoneWave(file), { kind: 'unusable', why });
};

test('a file is read wherever in memory it begins', async (t) => {
  for (const bits of [16, 32] as const) {
    const file = studioWave({ ...SECOND, rate: 8000, channels: 2, bits });
    for (const at of [1, 2]) {
      const moved = Buffer.concat([Buffer.alloc(at), file]).subarray(at);
      t.is((await converted(t, moved)).millisecondsWith(440), 1000, `${bits} bit at ${at}`);
    }
  }
});

test('a header that says of the samples what cannot be is refused before it is given memory', async (t) => {
  const file = studioWave({ rate: 8000, channels: 1, bits: 16, seconds: 10, hz: 440 });
  const withField = (at: number, value: number): Buffer => {
    const other = Buffer.from(file);
    other.writeUInt16LE(value, at);
    return other;
  };
  await unusable(t, withField(22, 65_535), { kind: 'channels', channels: 65_535 });
  for (const [at, value] of [
    [20, 17],
    [20, 2],
    [22, 0],
    [22, 2],
    [32, 0],
    [32, 1],
    [34, 8],
    [34, 32],
  ] as const) {
    await unusable(t, withField(at, value), { kind: 'format' });
  }
});

test('what cannot become a prompt is told apart', async (t) => {
  const plain = { ...SECOND, rate: 8000, channels: 1, bits: 16 } as const;
  await unusable(t, Buffer.from('ID3 no wave'), { kind: 'not-wav' });
  await unusable(t, Buffer.alloc(0), { kind: 'empty' });
  await unusable(t, studioWave({ ...plain, seconds: 0 }), { kind: 'empty' });
  await unusable(t, studioWave({ ...plain, channels: 6 }), { kind: 'channels', channels: 6 });
  await unusable(t, studioWave({ ...plain, rate: 2000 }), { kind: 'rate', rate: 2000 });
  for (const rate of [3999, 192_001, 384_000]) {
    await unusable(t, studioWave({ ...plain, rate }), { kind: 'rate', rate });
  }
  const mp3 = studioWave(plain);
  mp3.writeUInt16LE(0x55, 20);
  await unusable(t, mp3, { kind: 'format' });
  const long = studioWave({ ...plain, bits: 8, seconds: MOST_SOUND_SECONDS + 1 });
  await unusable(t, long, { kind: 'too-long' });
});
