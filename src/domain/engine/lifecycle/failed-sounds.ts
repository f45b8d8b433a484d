import type { CallId, ConversationId } from '../../ids.ts';
import { MUSIC, type Sound, type Voice } from '../../sound.ts';

/** To whom something is played: a call, or all in a conversation. */
export type Listeners = CallId | ConversationId;

/** A voice that could not be played, told once for each place. */
export interface SoundFailure {
  readonly target: Listeners;
  readonly voice: Voice;
  readonly instead: 'music' | 'nothing';
}

/** Which voices could not be played where, so that nobody asks for them there again. */
export class FailedSounds {
  readonly #voices = new Map<Listeners, Set<Voice>>();

  has(target: Listeners, voice: Voice): boolean {
    return this.#voices.get(target)?.has(voice) === true;
  }

  /** @returns false: it was known */
  note(target: Listeners, voice: Voice): boolean {
    if (this.has(target, voice)) return false;
    this.#voices.set(target, new Set([...(this.#voices.get(target) ?? []), voice]));
    return true;
  }

  forget(target: Listeners): void {
    this.#voices.delete(target);
  }

  /** They may be played again. @returns where one of them had failed */
  forgive(isForgiven: (voice: Voice) => boolean): Listeners[] {
    const concerned: Listeners[] = [];
    for (const [target, voices] of this.#voices) {
      const forgiven = [...voices].filter(isForgiven);
      for (const voice of forgiven) voices.delete(voice);
      if (forgiven.length > 0) concerned.push(target);
    }
    return concerned;
  }
}

/** The sound, or music in place of a prompt that could not be played there. */
export const playable = (failed: FailedSounds, target: Listeners, sound: Sound): Sound =>
  sound.kind === 'loop' && failed.has(target, sound.voice) ? MUSIC : sound;
