import test from 'ava';
import { encodeUlaw, FRAME_SAMPLES } from './g711.ts';
import { Ear, holdsTone, type Sound } from './phone-ear.ts';
import { SIGNALS, TONE_AMPLITUDE, TONES } from './tone.ts';

type Wave = (sample: number) => number;

const sine =
  (hz: number, amplitude = TONE_AMPLITUDE): Wave =>
  (i) =>
    amplitude * Math.sin((2 * Math.PI * hz * i) / 8000);

const mix =
  (...waves: readonly Wave[]): Wave =>
  (i) =>
    waves.reduce((sum, wave) => sum + wave(i), 0);

/** What an ear makes of the last of some frames of a wave that begins at any sample. */
function hear(wave: Wave, { frames = 6, offset = 0 } = {}): Sound {
  const ear = new Ear();
  let sound: Sound = { tones: [], background: 'silence' };
  for (let frame = 0; frame < frames; frame += 1)
    sound = ear.hear(payloadOf(wave, offset + frame * FRAME_SAMPLES));
  return sound;
}

function payloadOf(wave: Wave, start = 0): Uint8Array {
  return Uint8Array.from({ length: FRAME_SAMPLES }, (_, i) => encodeUlaw(wave(start + i)));
}

test('every tone is told from all others, wherever the frame begins', (t) => {
  for (const hz of [...TONES, ...SIGNALS]) {
    for (const offset of [0, 37, 101]) {
      t.deepEqual(hear(sine(hz), { offset }), { tones: [hz], background: 'silence' }, `${hz} Hz`);
    }
  }
});

test('three voices at once are all heard, neighbours too', (t) => {
  t.deepEqual(hear(mix(sine(1350), sine(1450), sine(2650))), {
    tones: [2650, 1450, 1350],
    background: 'silence',
  });
});

test('a voice that begins or ends within a frame brings no other tone with it', (t) => {
  for (const hz of [...TONES, ...SIGNALS]) {
    for (let length = 0; length <= FRAME_SAMPLES; length += 8) {
      const { tones } = hear((i) => (i < length ? sine(hz)(i) : 0), { frames: 1 });
      t.true(
        tones.every((tone) => tone === hz),
        `${length} samples of ${hz} Hz: ${tones.join()}`,
      );
      if (length <= 48) t.is(tones.length, 0, `${length} samples of ${hz} Hz`);
      if (length >= 64) t.is(tones.length, 1, `${length} samples of ${hz} Hz`);
    }
  }
});

test('call-progress tones are told apart, also behind a voice', (t) => {
  const ringBack = mix(sine(440, 3000), sine(480, 3000));
  t.deepEqual(hear(ringBack), { tones: [], background: 'ring-back' });
  t.deepEqual(hear(mix(ringBack, sine(1550))), { tones: [1550], background: 'ring-back' });
  t.deepEqual(hear(mix(sine(480, 3000), sine(620, 3000))), { tones: [], background: 'busy' });
  t.deepEqual(hear(mix(sine(350, 3000), sine(440, 3000))), { tones: [], background: 'dial-tone' });
});

test('any other sound is music, faint noise is silence', (t) => {
  const chord = mix(sine(262, 1500), sine(330, 1500), sine(392, 1500));
  t.deepEqual(hear(chord), { tones: [], background: 'music' });
  t.deepEqual(hear(mix(chord, sine(1150))), { tones: [1150], background: 'music' });
  t.deepEqual(
    hear((i) => 20 * Math.sin(i * i)),
    { tones: [], background: 'silence' },
  );
});

test('a voice a third as loud is not taken for one of ours', (t) => {
  t.deepEqual(hear(sine(1550, TONE_AMPLITUDE / 3)).tones, []);
});

test('a tone that no phone has can be looked for', (t) => {
  t.true(holdsTone(payloadOf(sine(425)), 425));
  t.false(holdsTone(payloadOf(sine(425)), 600));
});
