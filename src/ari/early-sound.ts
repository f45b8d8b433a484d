import type { CallId } from '../domain/ids.ts';
import type { TelephonyListener } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';

/** When to look for sound, in ms since it was promised: at once if it is there, else with patience. */
const FIRST_LOOKS_MS = [40, 120, 250, 500, 1000];
/** After those. A line may begin to play late. */
const EVERY_MS = 500;

/**
 * Tells of phones that sound before they are answered. Asterisk reports progress for any SIP 183, and for
 * a 180 with a session description; whether anything is to be heard, only RTP tells. A phone that sends
 * none within a second counts as one that rings.
 */
export class EarlySound {
  readonly #ari: AriCalls;
  readonly #listener: () => TelephonyListener | null;
  /** The next look at each call whose sound is awaited. */
  readonly #timers = new Map<CallId, NodeJS.Timeout>();

  constructor(ari: AriCalls, listener: () => TelephonyListener | null) {
    this.#ari = ari;
    this.#listener = listener;
  }

  /** Asterisk reports progress of a call; or it may have done so while nobody listened. */
  promised(callId: CallId): void {
    if (!this.#timers.has(callId)) this.#lookLater(callId, 0);
  }

  /** The call was answered, or is gone. */
  over(callId: CallId): void {
    clearTimeout(this.#timers.get(callId));
    this.#timers.delete(callId);
  }

  /** Nothing is awaited any more. */
  forgetAll(): void {
    for (const callId of [...this.#timers.keys()]) this.over(callId);
  }

  #lookLater(callId: CallId, looks: number): void {
    const before = looks === 0 ? 0 : (FIRST_LOOKS_MS[looks - 1] ?? 0);
    const next = FIRST_LOOKS_MS[looks];
    const timer = setTimeout(
      () => void this.#look(callId, timer, looks + 1),
      next === undefined ? EVERY_MS : next - before,
    );
    this.#timers.set(callId, timer.unref());
  }

  async #look(callId: CallId, timer: NodeJS.Timeout, looks: number): Promise<void> {
    const isHeard = (await this.#packets(callId)) > 0;
    // It was answered or went meanwhile.
    if (this.#timers.get(callId) !== timer) return;
    if (isHeard) {
      this.over(callId);
      this.#listener()?.callChanged({ kind: 'phone-plays', callId });
      return;
    }
    if (looks === FIRST_LOOKS_MS.length) {
      this.#listener()?.callChanged({ kind: 'phone-ringing', callId });
    }
    this.#lookLater(callId, looks);
  }

  /** None, where Asterisk cannot say: it is asked again. */
  async #packets(callId: CallId): Promise<number> {
    try {
      return (await this.#ari.getRtpStatistics(callId)).rxcount;
    } catch (error) {
      if (error instanceof AriError) return 0;
      throw error;
    }
  }
}
