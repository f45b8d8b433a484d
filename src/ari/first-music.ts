import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';
import { DEFAULT_MUSIC } from './sound-player.ts';

/** Whoever arrives and has heard nothing for so long, in ms, is given music. */
const SILENCE_MS = 200;

/**
 * Music for callers of whom nothing is decided yet, as while the database is locked or full. It is no
 * decision itself and needs no commit: the first command for the call ends it.
 */
export class FirstMusic {
  readonly #ari: AriCalls;
  readonly #silent = new Map<string, NodeJS.Timeout>();
  /** Settles when Asterisk has answered: before that it cannot be stopped. */
  readonly #playing = new Map<string, Promise<void>>();

  constructor(ari: AriCalls) {
    this.#ari = ari;
  }

  /** A caller is there, and hears nothing. */
  arrived(callId: string): void {
    this.forget(callId);
    const timer = setTimeout(() => {
      this.#silent.delete(callId);
      // Refused: the caller is gone, or the dialplan has them again. Else all is begun anew anyway.
      const started = this.#ari.startMohOnChannel(callId, DEFAULT_MUSIC).catch(() => undefined);
      this.#playing.set(callId, started);
    }, SILENCE_MS);
    this.#silent.set(callId, timer);
  }

  /**
   * Something was decided about the call, and is to be carried out.
   * @returns null: at once. Rejects with an AriError
   */
  end(callId: string): Promise<void> | null {
    const started = this.#playing.get(callId);
    this.forget(callId);
    return started === undefined ? null : this.#stop(callId, started);
  }

  async #stop(callId: string, started: Promise<void>): Promise<void> {
    await started;
    try {
      await this.#ari.stopMohOnChannel(callId);
    } catch (error) {
      // The command itself tells better what is wrong.
      if (!(error instanceof AriError && error.kind === 'refused')) throw error;
    }
  }

  /** The call is gone. */
  forget(callId: string): void {
    clearTimeout(this.#silent.get(callId));
    this.#silent.delete(callId);
    this.#playing.delete(callId);
  }

  /** Nobody is given music any more. */
  close(): void {
    for (const callId of [...this.#silent.keys()]) this.forget(callId);
  }
}
