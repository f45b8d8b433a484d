import type { Call } from '../../domain/call.ts';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { Records } from '../../domain/engine/world/world.ts';
import type { CallcenterId, TrunkName } from '../../domain/ids.ts';

/** A call over a trunk, and whose it is. */
interface Counted {
  readonly callcenter: CallcenterId;
  readonly trunk: TrunkName;
}

/**
 * Counts the calls over each trunk, which call centers share: each knows of its own, and asks here for those of all
 * others. As steps are taken one after the other, no two call centers can have the last place.
 */
export class TrunkCalls {
  readonly #calls = new Map<string, Counted>();

  /** All that a call center has, as it was read from the store. */
  load(callcenter: CallcenterId, calls: Records['calls']): void {
    this.forget(callcenter);
    for (const call of calls) this.#note(callcenter, call.id, call);
  }

  /** A step of a call center changed this. */
  follow(callcenter: CallcenterId, change: RecordChange): void {
    if (change.kind === 'call') this.#note(callcenter, change.key, change.record);
  }

  /** The call center is no more. */
  forget(callcenter: CallcenterId): void {
    for (const [id, counted] of this.#calls) {
      if (counted.callcenter === callcenter) this.#calls.delete(id);
    }
  }

  /** How many all call centers but this one have over a trunk. */
  elsewhere(callcenter: CallcenterId, trunk: TrunkName): number {
    let calls = 0;
    for (const counted of this.#calls.values()) {
      if (counted.trunk === trunk && counted.callcenter !== callcenter) calls += 1;
    }
    return calls;
  }

  #note(callcenter: CallcenterId, id: string, call: Call | null): void {
    if (call === null || call.kind === 'ivr' || call.route === null) this.#calls.delete(id);
    else this.#calls.set(id, { callcenter, trunk: call.route.trunk });
  }
}
