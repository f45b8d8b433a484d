import { hearOn } from '../phone/devices.ts';

const HIGH_HZ = 480;
const LOW_HZ = 440;
const LOUDNESS = 0.15;
/** A second of tone, two of silence, in seconds. */
const TONE_S = 1;
const PERIOD_MS = 3000;

let context: AudioContext | null = null;

/** To be called at a click: before one, browsers make no sound. */
export const allowSound = (): void => {
  context ??= new AudioContext();
  void context.resume();
};

/** It rings where that was chosen, else where all else is heard. */
const ringHere = (sound: AudioContext): void => {
  void hearOn(sound, 'ring');
  ringOnce(sound);
};

/** Rings once, to be tried. */
export const ringTest = (): void => {
  if (context !== null) ringHere(context);
};

const ringOnce = (sound: AudioContext): void => {
  const gain = sound.createGain();
  gain.gain.value = LOUDNESS;
  gain.connect(sound.destination);
  for (const hz of [LOW_HZ, HIGH_HZ]) {
    const tone = sound.createOscillator();
    tone.frequency.value = hz;
    tone.connect(gain);
    tone.start();
    tone.stop(sound.currentTime + TONE_S);
  }
};

/**
 * Rings until it is ended.
 * @returns what ends it
 */
export const startRinging = (): (() => void) => {
  const sound = context;
  if (sound === null) return () => undefined;
  ringHere(sound);
  const timer = setInterval(() => {
    ringOnce(sound);
  }, PERIOD_MS);
  return () => {
    clearInterval(timer);
  };
};
