import type { Sound, Utterance } from '../domain/sound.ts';
import { unreachable } from '../domain/unreachable.ts';
import { AriError } from './ari-error.ts';
import type { AriClient } from './client.ts';

/** What something is played to. */
export interface PlayTarget {
  readonly kind: 'channel' | 'bridge';
  readonly id: string;
}

/** What became of a playback that ended by itself. */
export interface SpeechEnd {
  readonly target: string;
  readonly speechId: string;
}

const DEFAULT_MUSIC = 'default';
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

/**
 * Playbacks of a target take turns in two names: the next may begin before Asterisk has forgotten
 * the last, and after a restart of the service both are known without having been noted.
 */
const playbackId = (targetId: string, turn: number): string => `${targetId}-playback${turn % 2}`;

const isMissing = (error: unknown): boolean => error instanceof AriError && error.status === 404;

interface Playing {
  readonly target: PlayTarget;
  readonly sound: Sound;
  readonly turn: number;
  /** Settles when Asterisk has begun: what was not begun cannot be stopped. */
  readonly started: Promise<void>;
}

/** Plays to channels and bridges: one sound a target at a time, loops without end. */
export class SoundPlayer {
  readonly #ari: AriClient;
  readonly #playing = new Map<string, Playing>();

  constructor(ari: AriClient) {
    this.#ari = ari;
  }

  /**
   * Plays this in place of what was played.
   * @param before null: not known, so that everything possible is stopped
   * @throws AriError
   */
  async play(target: PlayTarget, sound: Sound, before: Sound | null): Promise<void> {
    const last = this.#playing.get(target.id);
    this.#playing.delete(target.id);
    await this.#stop(target, before, last);
    const turn = (last?.turn ?? 1) + 1;
    if (sound.kind === 'music') await this.#startMusic(target);
    if (playbackMedia(sound) === null) return;
    await this.#start(target, sound, turn);
  }

  /** A playback ended. Loops go on; the end of speech is given back to be told. */
  finished(endedId: string, failed: boolean): SpeechEnd | null {
    const targetId = endedId.replace(/-playback[01]$/, '');
    const playing = this.#playing.get(targetId);
    if (playing === undefined || playbackId(targetId, playing.turn) !== endedId) return null;
    this.#playing.delete(targetId);
    if (playing.sound.kind === 'speech') return { target: targetId, speechId: playing.sound.id };
    if (!failed) this.#repeat(playing);
    return null;
  }

  /** The target is gone. */
  forget(targetId: string): void {
    this.#playing.delete(targetId);
  }

  #repeat({ target, sound, turn }: Playing): void {
    this.#start(target, sound, turn + 1).catch(() => {
      // The target went at this moment; that it is gone is told by its own event.
      this.#playing.delete(target.id);
    });
  }

  #start(target: PlayTarget, sound: Sound, turn: number): Promise<void> {
    const started = this.#begin(target, playbackMedia(sound) ?? [], playbackId(target.id, turn));
    this.#playing.set(target.id, { target, sound, turn, started });
    return started;
  }

  async #begin({ kind, id }: PlayTarget, media: readonly string[], name: string): Promise<void> {
    if (kind === 'channel') await this.#ari.playOnChannel(id, media, name);
    else await this.#ari.playOnBridge(id, media, name);
  }

  #startMusic({ kind, id }: PlayTarget): Promise<void> {
    return kind === 'channel'
      ? this.#ari.startMohOnChannel(id, DEFAULT_MUSIC)
      : this.#ari.startMohOnBridge(id, DEFAULT_MUSIC);
  }

  async #stop(target: PlayTarget, before: Sound | null, last: Playing | undefined): Promise<void> {
    if (before === null || before.kind === 'music') await this.#stopMusic(target);
    if (before === null) {
      await this.#stopPlayback(playbackId(target.id, 0));
      await this.#stopPlayback(playbackId(target.id, 1));
    } else if (last !== undefined) {
      await last.started.catch(() => undefined);
      await this.#stopPlayback(playbackId(target.id, last.turn));
    }
  }

  #stopMusic({ kind, id }: PlayTarget): Promise<void> {
    return kind === 'channel' ? this.#ari.stopMohOnChannel(id) : this.#ari.stopMohOnBridge(id);
  }

  /** One that has ended by itself is as good as stopped. */
  async #stopPlayback(id: string): Promise<void> {
    try {
      await this.#ari.stopPlayback(id);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}
