import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../helpers/eventually.ts';
import type { IncomingCall } from '../../light-phones/incoming-call.ts';
import type { OutgoingCall } from '../../light-phones/outgoing-call.ts';
import type { BenchPhones } from './bench-phones.ts';

/** Callers who come so fast at the beginning fill the agents and the queue. */
const FILLING_RATE = 40;
const PATIENCE_MS = 20_000;

/** Agents who always talk, and callers who always wait. */
export interface BusyOrder {
  readonly caller: string;
  readonly agents: number;
  /** So many wait at any moment; who is taken is followed by another one at once. */
  readonly waiting: number;
  readonly shortestTalkMs: number;
  readonly longestTalkMs: number;
  /** For so long, once all agents talk. */
  readonly forMs: number;
}

export interface BusyResult {
  /** From the end of a talk (the caller's BYE) to the next INVITE on the same agent's phone, in ms. */
  readonly frees: readonly number[];
  readonly calls: number;
  readonly lost: readonly string[];
}

/** Keeps all agents busy with callers who wait, and tells how long agents had nothing to do. */
export const keepBusy = async (phones: BenchPhones, order: BusyOrder): Promise<BusyResult> => {
  const floor = new BusyFloor(phones, order);
  await floor.fill();
  await floor.measureFor(order.forMs);
  return floor.empty();
};

class BusyFloor {
  readonly #phones: BenchPhones;
  readonly #order: BusyOrder;
  readonly #calls = new Map<string, OutgoingCall>();
  readonly #agentsCalls: IncomingCall[] = [];
  /** When each agent's talk ended. */
  readonly #freeSince = new Map<string, number>();
  readonly #frees: number[] = [];
  readonly #lost: string[] = [];
  #answered = 0;
  #isMeasuring = false;
  #isOpen = true;

  constructor(phones: BenchPhones, order: BusyOrder) {
    this.#phones = phones;
    this.#order = order;
    phones.whenAgentIsCalled = (agent, call) => {
      this.#serve(agent, call);
    };
  }

  async fill(): Promise<void> {
    const { agents, waiting } = this.#order;
    for (let number = 0; number < agents + waiting; number += 1) {
      this.#place();
      await pause(1000 / FILLING_RATE);
    }
    await eventually(() => this.#answered >= agents, {
      awaited: `${agents} agents to talk`,
      withinMs: PATIENCE_MS,
      observed: () => `${this.#answered} calls were answered`,
    });
  }

  async measureFor(forMs: number): Promise<void> {
    this.#freeSince.clear();
    this.#isMeasuring = true;
    await pause(forMs);
    this.#isMeasuring = false;
  }

  /** Whoever waits hangs up, and the others when they have talked. */
  async empty(): Promise<BusyResult> {
    this.#isOpen = false;
    for (const call of this.#calls.values()) {
      if (call.state !== 'answered') call.hangUp();
    }
    const all = [...this.#calls.values(), ...this.#agentsCalls];
    await eventually(() => all.every(({ isOver }) => isOver), {
      awaited: 'all calls to be over',
      withinMs: PATIENCE_MS + this.#order.longestTalkMs,
    });
    return { frees: this.#frees, calls: this.#answered, lost: this.#lost };
  }

  #place(): void {
    const { id, call } = this.#phones.place(this.#order.caller);
    this.#calls.set(id, call);
    call.whenChanged = ({ state, endedBy, status }) => {
      if (state === 'ended' && endedBy === 'them') this.#lost.push(`ended with ${status}`);
    };
  }

  #serve(agent: string, agentsCall: IncomingCall): void {
    this.#agentsCalls.push(agentsCall);
    const free = this.#freeSince.get(agent);
    if (free !== undefined && this.#isMeasuring) this.#frees.push(agentsCall.beganAt - free);
    const call = this.#calls.get(agentsCall.caller);
    if (call === undefined) return;
    if (this.#isOpen) this.#place();
    this.#talk(agent, call);
  }

  #talk(agent: string, call: OutgoingCall): void {
    const { shortestTalkMs, longestTalkMs } = this.#order;
    const talkMs = shortestTalkMs + Math.random() * (longestTalkMs - shortestTalkMs);
    call.whenChanged = ({ state, endedBy, status }) => {
      if (state === 'answered') {
        this.#answered += 1;
        setTimeout(() => {
          this.#freeSince.set(agent, performance.now());
          call.hangUp();
        }, talkMs);
      } else if (state === 'ended' && endedBy === 'them') {
        this.#lost.push(`ended with ${status}`);
      }
    };
  }
}
