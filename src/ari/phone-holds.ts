import type { CallId } from '../domain/ids.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';

/** See https://docs.asterisk.org/Latest_API/API_Documentation/Dialplan_Functions/CHANNEL/ */
const IS_HELD = 'CHANNEL(rtp,hold)';

/** So many channels are asked about at a time. */
const AT_ONCE = 20;

/** Tells which phones hold their calls, those included that began to while nobody listened. */
export class PhoneHolds {
  readonly #tell: (callId: CallId, onHold: boolean) => void;
  /** Calls that are being asked about, until their phone itself says what holds. */
  readonly #asked = new Set<CallId>();

  constructor(tell: (callId: CallId, onHold: boolean) => void) {
    this.#tell = tell;
  }

  /** Asterisk told that a phone holds its call, or took it back. */
  changed(callId: CallId, onHold: boolean): void {
    this.#asked.delete(callId);
    this.#tell(callId, onHold);
  }

  /** Asks about calls whose phones may have changed while nobody listened. */
  async askAll(ari: AriCalls, callIds: readonly CallId[]): Promise<void> {
    for (let from = 0; from < callIds.length; from += AT_ONCE) {
      await Promise.all(callIds.slice(from, from + AT_ONCE).map((callId) => this.ask(ari, callId)));
    }
  }

  /** An answer that a change overtook is dropped. A channel that is gone, or has no RTP, holds nothing. */
  async ask(ari: AriCalls, callId: CallId): Promise<void> {
    this.#asked.add(callId);
    const isHeld = await this.#isHeld(ari, callId);
    if (this.#asked.delete(callId) && isHeld !== null) this.#tell(callId, isHeld);
  }

  async #isHeld(ari: AriCalls, callId: CallId): Promise<boolean | null> {
    try {
      const value = await ari.getChannelVariable(callId, IS_HELD);
      return value === null || value === '' ? null : value === '1';
    } catch (error) {
      if (error instanceof AriError) return null;
      throw error;
    }
  }
}
