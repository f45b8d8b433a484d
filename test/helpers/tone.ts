import { encodeUlaw, FRAME_SAMPLES, SAMPLE_RATE } from './g711.ts';

/**
 * The tones phones speak with, in Hz. All are multiples of 50 Hz, so that one 20 ms frame holds
 * whole cycles: the same frame sent over and over is a tone without a click, a lost frame does not
 * break its phase, and in any window of 160 samples the tones are exactly orthogonal. They lie
 * above the call-progress tones (350 to 620 Hz) and above most of the energy of music and speech.
 */
export const TONES: readonly number[] = Array.from({ length: 24 }, (_, i) => 3350 - 100 * i);

/** The tones by which the test dialplan (`test/asterisk/extensions-test.conf`) tells where a call is. */
export const SIGNALS: readonly number[] = Array.from({ length: 12 }, (_, i) => 1000 + 100 * i);

/** Peak amplitude of every phone's tone, of 32767; three at once do not clip. */
export const TONE_AMPLITUDE = 7000;

const speakers = new Map<number, string>();

/**
 * Reserves a tone for a speaker until {@link releaseTone}; two phones of a process never share one.
 *
 * @param wanted a certain tone of {@link TONES} rather than the next free one
 * @throws Error when the tone is taken or unknown, or none is left
 */
export function claimTone(speaker: string, wanted?: number): number {
  const free = TONES.filter((hz) => !speakers.has(hz));
  const hz = wanted === undefined ? free[0] : free.find((tone) => tone === wanted);
  if (hz === undefined) throw new Error(`no tone for ${speaker}: ${whyNone(wanted)}`);
  speakers.set(hz, speaker);
  return hz;
}

function whyNone(wanted: number | undefined): string {
  if (wanted === undefined) return `all ${TONES.length} are taken`;
  return `${wanted} Hz is ${speakers.get(wanted) ?? 'not one of the tones'}`;
}

/** Gives a tone back. */
export function releaseTone(hz: number): void {
  speakers.delete(hz);
}

/** Names a tone for messages: `ben (1300 Hz)`, or the frequency alone when nobody speaks with it. */
export function describeTone(hz: number): string {
  const speaker = speakers.get(hz);
  return speaker === undefined ? `${hz} Hz` : `${speaker} (${hz} Hz)`;
}

/** One 20 ms μ-law frame of a tone; repeated, it is a continuous tone if `hz` is a multiple of 50. */
export function toneFrame(hz: number, amplitude: number = TONE_AMPLITUDE): Uint8Array {
  return Uint8Array.from({ length: FRAME_SAMPLES }, (_, i) =>
    encodeUlaw(amplitude * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE)),
  );
}
