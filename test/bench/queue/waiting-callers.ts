import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../helpers/eventually.ts';
import type { OutgoingCall } from '../../light-phones/outgoing-call.ts';
import type { BenchPhones } from './bench-phones.ts';

const RATE = 50;

/** Callers who wait while no agent is on duty. */
export class WaitingCallers {
  readonly #phones: BenchPhones;
  readonly #caller: string;
  readonly #calls: OutgoingCall[] = [];

  constructor(phones: BenchPhones, caller: string) {
    this.#phones = phones;
    this.#caller = caller;
  }

  /** Until so many wait. @throws Error when one of them was sent away */
  async grow(count: number): Promise<void> {
    while (this.#calls.length < count) {
      this.#calls.push(this.#phones.place(this.#caller).call);
      await pause(1000 / RATE);
    }
    await pause(1000);
    const gone = this.#calls.filter(({ state }) => state === 'ended');
    if (gone.length > 0) {
      throw new Error(`${gone.length} of ${count} callers were sent away (${gone[0]?.status})`);
    }
  }

  async end(): Promise<void> {
    for (const call of this.#calls) {
      call.hangUp();
      await pause(1000 / RATE / 4);
    }
    await eventually(() => this.#calls.every(({ isOver }) => isOver), {
      awaited: 'all who waited to be gone',
      withinMs: 20_000,
    });
  }
}
