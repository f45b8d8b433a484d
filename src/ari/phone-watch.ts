import type { CallId } from '../domain/ids.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { TelephonyListener } from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import type { AriClient } from './client.ts';
import type { Registrations } from './registrations.ts';
import type { RtpStatistics } from './snapshots.ts';

/** What watching needs besides Asterisk itself. */
export interface PhoneWatchDeps {
  readonly ari: AriClient;
  readonly log: Logger;
  readonly listener: () => TelephonyListener | null;
  readonly registrations: Registrations;
}

/** How often a call is asked about, as long as there are not too many of them. */
const ASK_EVERY_MS = 2_000;
/** How often one is of which nothing is heard: it may be heard again. */
const ASK_SILENT_EVERY_MS = 1_000;
/** How often it is looked which calls are to be asked about, and about how many at most. */
const ROUND_MS = 500;
const MOST_A_ROUND = 60;

/** A call that is answered. */
interface Watched {
  /** All that tells of packets that came in; null: nothing ever did. */
  readonly signs: string | null;
  /** When it was last found that some had come, by the process's own clock. */
  readonly heardAt: number;
  readonly askedAt: number;
  /** It was told that nothing is heard. */
  readonly isSilent: boolean;
}

const UNASKED: Watched = { signs: null, heardAt: 0, askedAt: -Infinity, isSilent: false };

/** Many a call is over before there is anything to ask. */
const answeredAt = (now: number): Watched => ({ ...UNASKED, askedAt: now });

/** Voice, comfort noise and keys count, and the reports of RTCP: a phone may say nothing for long. */
const signsOf = ({ rxcount, txploss, rtt, ...remote }: RtpStatistics): string | null =>
  rxcount === 0 ? null : JSON.stringify([rxcount, txploss, rtt, remote]);

/**
 * Tells of answered calls from whose phone nothing comes any more. Asterisk's own `rtp_timeout` is no
 * use here: it is the same for all call centers of a trunk, it goes by the time of day, so that a clock
 * that is put forward ends every call, and it hangs up before anybody is asked.
 *
 * A call from which nothing ever came is let alone: it may be held, or behind a firewall.
 */
export class PhoneWatch {
  readonly #deps: PhoneWatchDeps;
  /** Who was asked about longest ago comes first. */
  readonly #calls = new Map<CallId, Watched>();
  #timer: NodeJS.Timeout | undefined;
  /** Asterisk has not answered yet: others do not wait for that. */
  readonly #asking = new Set<CallId>();

  constructor(deps: PhoneWatchDeps) {
    this.#deps = deps;
  }

  /** These calls are answered, and no others: whatever was known of them is found out anew. */
  begin(calls: readonly CallId[]): void {
    this.stop();
    for (const callId of calls) this.#calls.set(callId, UNASKED);
    this.#timer = setInterval(() => {
      this.#round();
    }, ROUND_MS);
  }

  /** Asterisk cannot be asked for the time being. */
  stop(): void {
    clearInterval(this.#timer);
    this.#calls.clear();
  }

  /** A call was answered: it is asked about like one that was just asked about. */
  watch(callId: CallId): void {
    if (!this.#calls.has(callId)) this.#calls.set(callId, answeredAt(performance.now()));
  }

  /** The phone holds the call, or took it back: it is given time to send something, or told of anew. */
  restart(callId: CallId): void {
    const before = this.#calls.get(callId);
    if (before === undefined) return;
    const now = performance.now();
    this.#calls.set(callId, { ...before, heardAt: now, askedAt: now, isSilent: false });
  }

  /** It is over, or none of ours any more. */
  forget(callId: CallId): void {
    this.#calls.delete(callId);
  }

  /** A call of which something was heard lately; undefined: there is none. */
  anyHeard(): CallId | undefined {
    for (const [callId, { isSilent }] of this.#calls) if (!isSilent) return callId;
    return undefined;
  }

  #due(): CallId[] {
    const now = performance.now();
    const due: CallId[] = [];
    for (const [callId, { askedAt, isSilent }] of this.#calls) {
      if (this.#asking.size + due.length >= MOST_A_ROUND) break;
      if (this.#asking.has(callId)) continue;
      if (now - askedAt >= (isSilent ? ASK_SILENT_EVERY_MS : ASK_EVERY_MS)) due.push(callId);
    }
    return due;
  }

  #round(): void {
    for (const callId of this.#due()) {
      this.#asking.add(callId);
      void this.#ask(callId).finally(() => this.#asking.delete(callId));
    }
  }

  async #ask(callId: CallId): Promise<void> {
    try {
      const statistics = await this.#deps.ari.getRtpStatistics(callId);
      this.#asked(callId, signsOf(statistics));
    } catch (error) {
      if (hasNoFigures(error)) this.forget(callId);
      else this.#notTold(callId, error);
    }
  }

  /** It is asked about again after the usual time. */
  #notTold(callId: CallId, error: unknown): void {
    this.#deps.log.warn({ call_id: callId, err: error }, 'cannot ask what a phone sends');
    const before = this.#calls.get(callId);
    if (before === undefined) return;
    this.#calls.delete(callId);
    this.#calls.set(callId, { ...before, askedAt: performance.now() });
  }

  #asked(callId: CallId, signs: string | null): void {
    const before = this.#calls.get(callId);
    if (before === undefined) return;
    const askedAt = performance.now();
    const isHeard = signs === null || signs !== before.signs;
    const heardAt = isHeard ? askedAt : before.heardAt;
    // Put anew, it comes last.
    this.#calls.delete(callId);
    this.#calls.set(callId, { signs, heardAt, askedAt, isSilent: !isHeard });
    if (isHeard === before.isSilent) this.#tell(callId, isHeard, Math.round(askedAt - heardAt));
  }

  #tell(callId: CallId, isHeard: boolean, forMs: number): void {
    if (!isHeard) void this.#deps.registrations.awaitAnew(callId);
    this.#deps
      .listener()
      ?.callChanged(
        isHeard ? { kind: 'phone-heard', callId } : { kind: 'phone-silent', callId, forMs },
      );
  }
}

/** It is gone (404), or a call of another kind, of which there are no such figures (403). */
const hasNoFigures = (error: unknown): boolean =>
  error instanceof AriError && (error.status === 404 || error.status === 403);
