import { setTimeout as pause } from 'node:timers/promises';
import type { Sound, Utterance } from '../domain/sound.ts';
import { unreachable } from '../domain/unreachable.ts';
import { AriError, isMissing } from './ari-error.ts';
import type { AriCalls } from './client.ts';
import { PlaybackNames, targetOf } from './playback-names.ts';

/** What something is played to. */
export interface PlayTarget {
  readonly kind: 'channel' | 'bridge';
  /** The call or the conversation. */
  readonly id: string;
  /** Its channel or bridge in Asterisk. */
  readonly at: string;
}

/** Speech that was said to its end. */
export interface SpeechEnd {
  readonly target: string;
  readonly speechId: string;
}

/** The class of music on hold that is played unless a prompt is wanted, in musiconhold.conf. */
export const DEFAULT_MUSIC = 'default';
/** A prompt is played so often in one go before Asterisk has to be asked again. */
const LOOP_LENGTH = 20;
/** Ring-back as the country of `indications.conf` knows it. */
const RING_BACK_MEDIA = 'tone:ring';

const mediaOf = (utterance: Utterance): string => {
  switch (utterance.kind) {
    case 'voice':
      return `sound:${utterance.voice}`;
    case 'digits':
      return `digits:${utterance.digits}`;
    case 'number':
      return `number:${utterance.number}`;
    default:
      return unreachable(utterance);
  }
};

/** What Asterisk has to play; null: nothing, or music, which is not a playback. */
const playbackMedia = (sound: Sound): readonly string[] | null => {
  switch (sound.kind) {
    case 'silence':
    case 'music':
      return null;
    case 'loop':
      return Array.from({ length: LOOP_LENGTH }, () => `sound:${sound.voice}`);
    case 'ring-back':
      return [RING_BACK_MEDIA];
    case 'speech':
      return sound.utterances.map(mediaOf);
    default:
      return unreachable(sound);
  }
};

const playsNoMusic = (error: unknown): boolean => error instanceof AriError && error.status === 409;

/**
 * What Asterisk fails in for a moment. A playback cannot be stopped between "it plays" and its first
 * frame, and one that is begun while a bridge's last one ends is taken on and never played.
 */
const isPassing = (error: unknown): boolean => error instanceof AriError && error.status === 500;
const TRIES = 20;
const BETWEEN_TRIES_MS = 5;

/** A sound of which Asterisk has said nothing for so long was lost by it. */
const LOST_AFTER_MS = 1000;
/** No loop begins anew sooner after it began. */
const SHORTEST_LOOP_MS = 200;

interface Playing {
  readonly target: PlayTarget;
  readonly sound: Sound;
  readonly name: string;
  /** On behalf of who wanted it. */
  readonly ari: AriCalls;
  /** Settles when Asterisk has taken it on: what was not cannot be stopped. */
  readonly started: Promise<void>;
  /** `performance.now()` */
  readonly since: number;
}

/** Told of a prompt that Asterisk could not play. */
export type WhenUnplayable = (target: string, voice: string) => void;

/** Plays to channels and bridges: one sound a target at a time, loops without end. */
export class SoundPlayer {
  readonly #ari: AriCalls;
  readonly #lostAfterMs: number;
  readonly #names = new PlaybackNames();
  readonly #playing = new Map<string, Playing>();
  /** Playbacks of which nothing was heard yet; undefined: Asterisk has not taken them on. */
  readonly #awaited = new Map<string, NodeJS.Timeout | undefined>();
  /** Where music plays in place of a prompt that cannot be played; settles when it has begun, or has not. */
  readonly #inPlace = new Map<string, Promise<boolean>>();
  readonly #whenUnplayable: WhenUnplayable;

  constructor(ari: AriCalls, whenUnplayable: WhenUnplayable, lostAfterMs = LOST_AFTER_MS) {
    this.#ari = ari;
    this.#whenUnplayable = whenUnplayable;
    this.#lostAfterMs = lostAfterMs;
  }

  /**
   * Plays this in place of what was played.
   * @param before null: not known, so that everything possible is stopped
   * @param ari on behalf of who wants it
   * @throws AriError
   */
  async play(
    target: PlayTarget,
    sound: Sound,
    before: Sound | null,
    ari = this.#ari,
  ): Promise<void> {
    if (sound.kind === 'music' && before !== null && (await this.#playsInPlace(target))) return;
    const last = this.#playing.get(target.id);
    this.#playing.delete(target.id);
    await this.#stop(ari, target, before, last);
    if (sound.kind === 'music') await startMusic(ari, target);
    if (playbackMedia(sound) === null) return;
    await this.#start(ari, target, sound);
  }

  /** A playback is heard. */
  begun(name: string): void {
    clearTimeout(this.#awaited.get(name));
    this.#awaited.delete(name);
  }

  /** To whom this playback says something; null: it is no speech, or of the past. */
  speaksTo(name: string): string | null {
    const playing = this.#playing.get(targetOf(name));
    return playing?.name === name && playing.sound.kind === 'speech' ? playing.target.id : null;
  }

  /** A playback ended. Loops go on; the end of speech is given back to be told. */
  finished(name: string, how: 'done' | 'failed'): SpeechEnd | null {
    this.begun(name);
    const playing = this.#playing.get(targetOf(name));
    if (playing?.name !== name) return null;
    const { target, sound } = playing;
    if (sound.kind === 'speech') {
      this.#playing.delete(target.id);
      return { target: target.id, speechId: sound.id };
    }
    if (how === 'failed') this.#fallBack(playing);
    else this.#goOn(playing);
    return null;
  }

  /** Nobody asks for it but the loop itself. A short prompt is followed by a pause. */
  #goOn(playing: Playing): void {
    const left = SHORTEST_LOOP_MS - (performance.now() - playing.since);
    setTimeout(
      () => {
        const { target, sound } = playing;
        if (this.#playing.get(target.id) === playing) this.#restart(this.#ari, target, sound);
      },
      Math.max(0, left),
    ).unref();
  }

  /** Whoever was to hear the prompt hears music until they are to hear something else. */
  #fallBack({ target, sound }: Pick<Playing, 'target' | 'sound'>): void {
    this.#playing.delete(target.id);
    if (sound.kind !== 'loop') return;
    const begun = startMusic(this.#ari, target).then(
      () => {
        this.#whenUnplayable(target.id, sound.voice);
        return true;
      },
      // The target may go at this moment; that it is gone is told by its own event.
      () => false,
    );
    this.#inPlace.set(target.id, begun);
  }

  /** Music that plays in place of a prompt becomes music that was asked for. */
  async #playsInPlace({ id }: PlayTarget): Promise<boolean> {
    const plays = await this.#inPlace.get(id);
    if (plays !== true) return false;
    this.#inPlace.delete(id);
    return true;
  }

  /** The target is gone. */
  forget(targetId: string): void {
    this.#playing.delete(targetId);
    this.#inPlace.delete(targetId);
    for (const name of this.#names.all(targetId)) this.begun(name);
    this.#names.forget(targetId);
  }

  #restart(ari: AriCalls, target: PlayTarget, sound: Sound): void {
    this.#start(ari, target, sound).catch((error: unknown) => {
      if (this.#playing.get(target.id)?.sound !== sound) return;
      this.#playing.delete(target.id);
      // That a target is gone is told by its own event.
      if (!isMissing(error)) this.#fallBack({ target, sound });
    });
  }

  async #start(ari: AriCalls, target: PlayTarget, sound: Sound, tries = TRIES): Promise<void> {
    const name = this.#names.next(target.id);
    this.#awaited.set(name, undefined);
    const started = begin(ari, target, playbackMedia(sound) ?? [], name);
    const playing = { target, sound, name, ari, started, since: performance.now() };
    this.#playing.set(target.id, playing);
    try {
      await started;
      this.#expect(playing);
    } catch (error) {
      this.begun(name);
      const isWanted = this.#playing.get(target.id) === playing;
      if (!isPassing(error) || tries === 1 || !isWanted) throw error;
      this.#names.burn(name);
      await this.#start(ari, target, sound, tries - 1);
    }
  }

  /** Asterisk may have said that it plays before it said that it took it on. */
  #expect(playing: Playing): void {
    const { target, name } = playing;
    if (!this.#awaited.has(name) || this.#playing.get(target.id) !== playing) return;
    const timer = setTimeout(() => {
      this.#awaited.delete(name);
      if (this.#playing.get(target.id) === playing) void this.#replace(playing);
    }, this.#lostAfterMs);
    this.#awaited.set(name, timer.unref());
  }

  /** Under another name, once it is certain that it will not be heard twice. */
  async #replace(lost: Playing): Promise<void> {
    const { target, sound, name, ari } = lost;
    const stopped = await this.#stopPlayback(ari, name).then(
      () => true,
      () => false,
    );
    this.#names.burn(name);
    if (stopped && this.#playing.get(target.id) === lost) this.#restart(ari, target, sound);
  }

  async #stop(
    ari: AriCalls,
    target: PlayTarget,
    before: Sound | null,
    last: Playing | undefined,
  ): Promise<void> {
    const inPlace = this.#inPlace.get(target.id);
    this.#inPlace.delete(target.id);
    await inPlace;
    const isMusic = before?.kind === 'music' || inPlace !== undefined;
    if (before === null || isMusic) await stopMusic(ari, target);
    if (before === null) {
      for (const name of this.#names.all(target.id)) await this.#stopPlayback(ari, name);
    } else if (last !== undefined) {
      await last.started.catch(() => undefined);
      await this.#stopPlayback(ari, last.name);
    }
  }

  /** One that has ended by itself is as good as stopped. */
  async #stopPlayback(ari: AriCalls, name: string, tries = TRIES): Promise<void> {
    this.begun(name);
    try {
      await ari.stopPlayback(name);
    } catch (error) {
      if (isMissing(error)) return;
      if (!isPassing(error) || tries === 1) throw error;
      await pause(BETWEEN_TRIES_MS);
      await this.#stopPlayback(ari, name, tries - 1);
    }
  }
}

const begin = async (
  ari: AriCalls,
  { kind, at }: PlayTarget,
  media: readonly string[],
  name: string,
): Promise<void> => {
  if (kind === 'channel') await ari.playOnChannel(at, media, name);
  else await ari.playOnBridge(at, media, name);
};

const startMusic = (ari: AriCalls, { kind, at }: PlayTarget): Promise<void> =>
  kind === 'channel'
    ? ari.startMohOnChannel(at, DEFAULT_MUSIC)
    : ari.startMohOnBridge(at, DEFAULT_MUSIC);

const stopMusic = async (ari: AriCalls, { kind, at }: PlayTarget): Promise<void> => {
  try {
    if (kind === 'channel') await ari.stopMohOnChannel(at);
    else await ari.stopMohOnBridge(at);
  } catch (error) {
    if (!playsNoMusic(error)) throw error;
  }
};
