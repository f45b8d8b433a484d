import type { AsteriskSeen, Fact, SeenCall } from '../../src/domain/engine/world/fact.ts';
import type { CallId } from '../../src/domain/ids.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import { CALLCENTER_ID } from './call-center.ts';

/** A look at Asterisk. What is seen is told some time later, as reading it takes several requests. */
export class Look {
  #seen: AsteriskSeen | null = null;
  readonly #arrived = new Map<CallId, number>();
  readonly #registrations = new Map<string, boolean>();

  see(asterisk: SimulatedAsterisk): AsteriskSeen {
    this.#seen = asterisk.snapshot();
    this.#arrived.clear();
    this.#registrations.clear();
    return this.#seen;
  }

  noteArrival({ callId, attempts }: Extract<Fact, { kind: 'caller-arrived' }>): void {
    this.#arrived.set(callId, attempts);
  }

  noteRegistration(user: string, isRegistered: boolean): void {
    this.#registrations.set(user, isRegistered);
  }

  /** Whose phone is registered, by what was told of it since. */
  #registeredOf({ registered }: AsteriskSeen): string[] {
    const users = new Set([...registered, ...this.#registrations.keys()]);
    return [...users].filter((user) => this.#registrations.get(user) ?? registered.includes(user));
  }

  /** What was seen, with whoever arrived since: they are there as well. null: nothing was looked at yet. */
  told(): AsteriskSeen | null {
    if (this.#seen === null) return null;
    const known = new Set(this.#seen.calls.map(({ callId }) => callId));
    const added = [...this.#arrived].filter(([callId]) => !known.has(callId));
    const calls = added.map(([callId, attempts]): SeenCall => ({
      callId,
      attempts,
      origin: 'ivr',
      state: 'up',
      conversationId: null,
    }));
    return {
      ...this.#seen,
      calls: [...this.#seen.calls, ...calls],
      registered: this.#registeredOf(this.#seen),
    };
  }
}

/** What was told, for the watch that knows of all call centers. */
export const asLooked = ({ calls, bridges }: AsteriskSeen) => ({
  calls: calls.map((call) => ({ ...call, callcenterId: CALLCENTER_ID })),
  bridges: bridges.map((conversationId) => ({ conversationId, callcenterId: CALLCENTER_ID })),
});
