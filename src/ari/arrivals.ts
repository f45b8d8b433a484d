import { variablesAfterError } from '../domain/engine/reconcile/ivr-variables.ts';
import type { CallcenterId, CallId } from '../domain/ids.ts';
import { type LogContext, NO_CONTEXT } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { TelephonyListener } from '../operations/ports/telephony.ts';
import { isMissing } from './ari-error.ts';
import { callIdOf, HANDED_IN, handedInWith } from './call-names.ts';
import type { AriClient } from './client.ts';
import type { FirstMusic } from './first-music.ts';
import type { SerialByKey } from './serial-by-key.ts';
import type { PhoneHolds } from './phone-holds.ts';
import { attemptsSeen, readArrival, readAttempts } from './read-arrival.ts';
import type { Newcomer } from './resync.ts';
import { setVariables } from './returning.ts';
import type { ChannelSnapshot } from './snapshots.ts';
import { isRefused } from './until-taken.ts';

/** What arrivals need besides Asterisk itself. */
export interface ArrivalDeps {
  readonly ari: AriClient;
  readonly app: string;
  readonly log: Logger;
  /** Facts about one call keep their order, those of others included. */
  readonly facts: SerialByKey;
  readonly holds: PhoneHolds;
  readonly firstMusic: FirstMusic;
  readonly listener: () => TelephonyListener | null;
  readonly lookAgain: () => void;
}

/** Tells of callers whom the dialplan hands in. */
export class Arrivals {
  readonly #deps: ArrivalDeps;
  readonly #whileLooking = new Map<CallId, Newcomer>();

  constructor(deps: ArrivalDeps) {
    this.#deps = deps;
  }

  /** Asterisk begins to be looked at. */
  lookBegins(): void {
    this.#whileLooking.clear();
  }

  /** Who arrived since Asterisk began to be looked at. */
  get sinceLook(): ReadonlyMap<CallId, Newcomer> {
    return this.#whileLooking;
  }

  /** A channel that the dialplan handed in entered the application. */
  entered(channel: ChannelSnapshot, args: readonly string[]): void {
    if (args[0] === HANDED_IN) {
      this.#whileLooking.set(callIdOf(channel), {
        callcenterId: (args[1] ?? '') as CallcenterId,
        attempts: attemptsSeen(channel),
      });
    }
    this.#deps.firstMusic.arrived(channel.id);
    void this.#tell(channel, args);
  }

  /**
   * Tells of a caller who is in the application as of one who just arrived. One of whom Asterisk cannot tell
   * goes back to the dialplan: nobody else would do anything for them.
   */
  async readmit(callId: string, logContext: LogContext): Promise<void> {
    const { app } = this.#deps;
    const ari = this.#deps.ari.onBehalfOf(logContext);
    try {
      const channel = await ari.getChannel(callId);
      const args = channel === null ? null : handedInWith(app, channel);
      if (channel !== null && args !== null) await this.#tell(channel, args, logContext);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const why = `Asterisk cannot tell of the call: ${error.reason}`;
      await setVariables(ari, callId, variablesAfterError(why, await readAttempts(ari, callId)));
      await ari.continueInDialplan(callId);
    }
  }

  #tell(channel: ChannelSnapshot, args: readonly string[], logContext = NO_CONTEXT): Promise<void> {
    const { ari, log, facts, holds, listener, lookAgain } = this.#deps;
    return facts.run([channel.id], async () => {
      try {
        const { callcenterId, fact } = await readArrival(ari.onBehalfOf(logContext), channel, args);
        listener()?.callerArrived(callcenterId, fact);
        if (fact.answered) void holds.ask(ari, fact.callId);
      } catch (error) {
        // Who is gone needs nothing. Everybody else is found when Asterisk is looked at again.
        const fields = { ...logContext, call_id: channel.id, err: error };
        log.warn(fields, 'cannot read who arrived');
        if (!isMissing(error)) lookAgain();
      }
    });
  }
}
