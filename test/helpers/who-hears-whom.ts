import { eventually } from './eventually.ts';
import type { HeardFrame } from './phone-hearing.ts';
import { describe } from './phone-hearing.ts';
import type { Speaker } from './speaker.ts';
import { FRAME_MS } from './rtp.ts';
import { TONES } from './tone.ts';

/** What a phone is to hear. */
export interface Expected {
  readonly line: Speaker;
  /** All whose voices are to be heard, and nobody else's. */
  readonly voices: readonly Speaker[];
  /** Music, a prompt or ring-back instead of people. */
  readonly music: boolean;
}

/** The stretch that has to be right in every frame of every phone. */
const SETTLED_FRAMES = 5;
const SETTLED_MS = SETTLED_FRAMES * FRAME_MS;
/** Music begins softly and has rests: so many frames of it are enough. */
const MUSIC_FRAMES = 3;

const voicesIn = ({ tones }: HeardFrame): readonly number[] =>
  tones.filter((hz) => TONES.includes(hz));

const isSilent = ({ tones, background }: HeardFrame): boolean =>
  tones.length === 0 && background === 'silence';

/** Late frames come in a bunch, and tell of the past. */
const areSpread = (frames: readonly HeardFrame[]): boolean =>
  (frames.at(-1)?.at ?? 0) - (frames[0]?.at ?? 0) >= 0.6 * (SETTLED_FRAMES - 1) * FRAME_MS;

const holdsExactly = (frame: HeardFrame, voices: readonly Speaker[]): boolean =>
  frame.tones.length === voices.length &&
  frame.background === 'silence' &&
  voices.every(({ toneHz }) => frame.tones.includes(toneHz));

const isAsExpected = ({ line, voices, music }: Expected, from: number): boolean => {
  const frames = line.recording.slice(-50).filter(({ at }) => at >= from);
  const last = frames.slice(-SETTLED_FRAMES);
  if (music) {
    const loud = frames.filter(({ background }) => background !== 'silence');
    return loud.length >= MUSIC_FRAMES && last.every((frame) => voicesIn(frame).length === 0);
  }
  if (voices.length === 0) {
    const sounding = frames.findLast((frame) => !isSilent(frame));
    return performance.now() - (sounding?.at ?? from) >= SETTLED_MS;
  }
  return (
    last.length === SETTLED_FRAMES &&
    areSpread(last) &&
    last.every((frame) => holdsExactly(frame, voices))
  );
};

const inWords = ({ line, voices, music }: Expected, from: number): string => {
  const wanted = music ? 'music' : voices.length === 0 ? 'nothing' : voices.join(' and ');
  return `${line.name} should hear ${wanted}, heard ${describe(line.heardBetween(from, Infinity))}`;
};

/**
 * Waits until for 100 ms at once, beginning after this call, every phone has heard exactly those
 * whom it is to hear: not one frame may lack a voice or hold another.
 *
 * @throws NotInTime with what each phone heard that did not fit
 */
export const untilAllHear = async (
  situation: string,
  expected: readonly Expected[],
  withinMs = 3000,
): Promise<void> => {
  const from = performance.now();
  const wrong = (): readonly Expected[] => expected.filter((one) => !isAsExpected(one, from));
  await eventually(() => wrong().length === 0, {
    awaited: `all to hear what they should (${situation})`,
    withinMs,
    observed: () =>
      wrong()
        .map((one) => inWords(one, from))
        .join('; '),
  });
};

/** Waits until all these phones hear each other. Whatever else they hear is left to {@link untilAllHear}. */
export const untilHearEachOther = async (
  ...lines: readonly [Speaker, Speaker, ...Speaker[]]
): Promise<void> => {
  const others = (line: Speaker) => lines.filter((other) => other !== line);
  await Promise.all(lines.flatMap((line) => others(line).map((other) => line.untilHears(other))));
};

/** Somebody who takes part in a conversation with a listen/speak mode. */
export interface Participant {
  readonly line: Speaker;
  readonly mode: number;
}

const hears = (mode: number): boolean => mode === 1 || mode === 2;
const speaks = (mode: number): boolean => mode === 1 || mode === 3;

/** What each one in a conversation is to hear, by the rule of listen/speak modes and hold music. */
export const byTheRule = (people: readonly Participant[]): Expected[] => {
  const active = people.filter(({ mode }) => mode !== 4);
  const isHeld = people.length >= 2 && active.length === 1;
  return people.map(({ line, mode }) => ({
    line,
    voices: hears(mode)
      ? people.filter((other) => other.line !== line && speaks(other.mode)).map((one) => one.line)
      : [],
    music: isHeld && hears(mode),
  }));
};

/** How long a stretch is in which a browser is listened to. */
const STRETCH_MS = 1000;
/** A browser on a busy machine sends and plays with gaps: what is heard so much of the time is heard. */
const MOST = 0.4;
const FEWEST_FRAMES = 20;

const isMostlyAsExpected = ({ line, voices, music }: Expected, from: number): boolean => {
  const now = performance.now();
  if (now - from < STRETCH_MS) return false;
  const frames = line.recording.filter(({ at }) => at >= now - STRETCH_MS);
  const part = (holds: (frame: HeardFrame) => boolean): number =>
    frames.filter(holds).length / frames.length;
  const meant = voices.map(({ toneHz }) => toneHz);
  const strangers = frames.filter((frame) => voicesIn(frame).some((hz) => !meant.includes(hz)));
  if (strangers.length > 1) return false;
  if (voices.length === 0 && !music) return true;
  if (frames.length < FEWEST_FRAMES) return false;
  if (music) return part(({ background }) => background !== 'silence') >= MOST;
  return meant.every((hz) => part(({ tones }) => tones.includes(hz)) >= MOST);
};

/**
 * As {@link untilAllHear}, where one of them is a browser: for a second, each hears those whom they are to hear most of
 * the time, and nobody else.
 *
 * @throws NotInTime with what each phone heard that did not fit
 */
export const untilAllMostlyHear = async (
  situation: string,
  expected: readonly Expected[],
  withinMs = 10_000,
): Promise<void> => {
  const from = performance.now();
  const wrong = () => expected.filter((one) => !isMostlyAsExpected(one, from));
  await eventually(() => wrong().length === 0, {
    awaited: `all to hear what they should for a second (${situation})`,
    withinMs,
    everyMs: 50,
    observed: () =>
      wrong()
        .map((one) => inWords(one, performance.now() - 2 * STRETCH_MS))
        .join('; '),
  });
};
