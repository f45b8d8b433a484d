import { variablesAfterError } from '../domain/engine/reconcile/ivr-variables.ts';
import type { CallcenterId, CallId } from '../domain/ids.ts';
import { type LogContext, NO_CONTEXT } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { TelephonyListener } from '../operations/ports/telephony.ts';
import { isMissing } from './ari-error.ts';
import { callIdOf, handedInWith, NUMBER_CALLED } from './call-names.ts';
import type { AriClient } from './client.ts';
import type { FirstMusic } from './first-music.ts';
import type { SerialByKey } from './serial-by-key.ts';
import type { PhoneHolds } from './phone-holds.ts';
import {
  attemptsSeen,
  dialledBy,
  type Entrance,
  entranceIn,
  readArrival,
  readAttempts,
} from './read-arrival.ts';
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

/** Where an IVR begins in the dialplan. */
interface IvrPlace {
  readonly context: string;
  readonly extension: string;
  readonly callcenterId: string;
}

/** A call that is no caller of ours; null: it goes on where it came from. */
interface Place {
  readonly place: IvrPlace | null;
}

const isPlace = (entrance: Entrance | Place): entrance is Place => 'place' in entrance;

/** Tells of callers whom the dialplan hands in, and of carriers' calls to numbers that lead into a queue. */
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
    const entrance = this.#entranceOf(channel, args);
    if (isPlace(entrance)) {
      void this.#sendTo(channel, entrance);
      return;
    }
    if (entrance.callcenterId !== '') {
      this.#whileLooking.set(callIdOf(channel), {
        callcenterId: entrance.callcenterId as CallcenterId,
        attempts: attemptsSeen(channel),
      });
    }
    this.#deps.firstMusic.arrived(channel.id);
    void this.#tell(channel, entrance);
  }

  /** What the dialplan says, or for a carrier's call what is said of its number. */
  #entranceOf(channel: ChannelSnapshot, args: readonly string[]): Entrance | Place {
    if (args[0] !== NUMBER_CALLED) return entranceIn(args);
    const number = this.#deps.listener()?.numberCalled(dialledBy(channel)) ?? null;
    if (number === null) return { place: null };
    const { callcenterId, target } = number;
    return target.kind === 'enqueue'
      ? { callcenterId, enqueueXml: target.xml }
      : { place: { ...target, callcenterId } };
  }

  /** The call is the dialplan's: it goes to the IVR of its number, or on as if we had not been there. */
  async #sendTo({ id }: ChannelSnapshot, { place }: Place): Promise<void> {
    const { ari, log, lookAgain } = this.#deps;
    try {
      if (place !== null && (await this.#hasPlace(id, place))) await this.#sendToIvr(id, place);
      else await ari.continueInDialplan(id);
    } catch (error) {
      if (isMissing(error)) return;
      log.warn({ call_id: id, err: error }, 'a call to a number cannot be sent on');
      if (isRefused(error)) await this.#sendBack(id);
      else lookAgain();
    }
  }

  async #sendToIvr(id: string, { context, extension, callcenterId }: IvrPlace): Promise<void> {
    const { ari } = this.#deps;
    await ari.setChannelVariable(id, 'CALLCENTER_ID', callcenterId);
    await ari.continueInDialplan(id, { context, extension, priority: 1 });
  }

  /** Asterisk takes any place, and hangs up whoever is sent to one that its dialplan lacks. */
  async #hasPlace(id: string, { context, extension }: IvrPlace): Promise<boolean> {
    const { ari, log } = this.#deps;
    const exists = await ari
      .getChannelVariable(id, `DIALPLAN_EXISTS(${context},${extension},1)`)
      .catch((error: unknown) => {
        // An Asterisk without func_dialplan cannot tell.
        if (isRefused(error)) return null;
        throw error;
      });
    if (exists !== '0') return true;
    log.warn(
      { call_id: id, ivr: `${context},${extension}` },
      'the IVR of a number is not in the dialplan: the call goes on as if the number were not routed',
    );
    return false;
  }

  /** Asterisk would not have it so: the call goes on as if its number were not routed. */
  async #sendBack(id: string): Promise<void> {
    try {
      await this.#deps.ari.continueInDialplan(id);
    } catch (error) {
      this.#deps.log.warn({ call_id: id, err: error }, 'a call to a number is lost');
    }
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
      if (channel === null || args === null) return;
      const entrance = this.#entranceOf(channel, args);
      if (isPlace(entrance)) await this.#sendTo(channel, entrance);
      else await this.#tell(channel, entrance, logContext);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const why = `Asterisk cannot tell of the call: ${error.reason}`;
      await setVariables(ari, callId, variablesAfterError(why, await readAttempts(ari, callId)));
      await ari.continueInDialplan(callId);
    }
  }

  #tell(channel: ChannelSnapshot, entrance: Entrance, logContext = NO_CONTEXT): Promise<void> {
    const { ari, log, facts, holds, listener, lookAgain } = this.#deps;
    return facts.run([channel.id], async () => {
      try {
        const calls = ari.onBehalfOf(logContext);
        const { callcenterId, fact } = await readArrival(calls, channel, entrance);
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
