import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../helpers/eventually.ts';
import type { IncomingCall } from '../../light-phones/incoming-call.ts';
import type { OutgoingCall } from '../../light-phones/outgoing-call.ts';
import type { BenchPhones } from './bench-phones.ts';

/** Who is not answered by then is lost. */
const PATIENCE_MS = 15_000;

/** Calls at even distances. */
export interface LoadOrder {
  /** The account that places them. */
  readonly caller: string;
  /** Calls a second. */
  readonly rate: number;
  readonly calls: number;
  readonly talkMs: number;
}

export interface LoadResult {
  /** Of each call from its INVITE to the INVITE on an agent's phone, in ms. */
  readonly arrivals: readonly number[];
  /** Why calls that were lost were lost. */
  readonly lost: readonly string[];
  /** Packets of voice that came to the phones, of those that would have come without any loss. */
  readonly heard: number;
}

interface Placed {
  readonly call: OutgoingCall;
  agents: IncomingCall | null;
}

/** Places calls at a rate, however long each takes, and tells how each was served. */
export const placeLoad = async (phones: BenchPhones, order: LoadOrder): Promise<LoadResult> => {
  const placed = new Map<string, Placed>();
  const agentsCalls: IncomingCall[] = [];
  phones.whenAgentIsCalled = (_agent, call) => {
    agentsCalls.push(call);
    const its = placed.get(call.caller);
    if (its !== undefined) its.agents ??= call;
  };
  const heardBefore = phones.heard;
  const begunAt = performance.now();
  for (let number = 0; number < order.calls; number += 1) {
    await pause(begunAt + (number * 1000) / order.rate - performance.now());
    const { id, call } = phones.place(order.caller);
    placed.set(id, { call, agents: null });
    talkFor(call, order.talkMs);
  }
  const all = [...placed.values()];
  await eventually(
    () => all.every(({ call }) => call.isOver) && agentsCalls.every(({ isOver }) => isOver),
    {
      awaited: 'all calls to be over',
      withinMs: PATIENCE_MS + order.talkMs + 10_000,
      observed: () => `${agentsCalls.filter(({ isOver }) => !isOver).length} phones are still rung`,
    },
  );
  return {
    arrivals: all.flatMap(({ call, agents }) =>
      agents === null ? [] : [agents.beganAt - call.beganAt],
    ),
    lost: all.flatMap((its) => whyLost(its)),
    heard: (phones.heard - heardBefore) / ((2 * order.calls * order.talkMs) / 20),
  };
};

/** Hangs up so long after the answer, or when nobody answers at all. */
export const talkFor = (call: OutgoingCall, talkMs: number): void => {
  const hangUp = (): void => {
    call.hangUp();
  };
  let timer = setTimeout(hangUp, PATIENCE_MS);
  call.whenChanged = ({ state }) => {
    if (state === 'ringing') return;
    clearTimeout(timer);
    if (state === 'answered') timer = setTimeout(hangUp, talkMs);
  };
};

const whyLost = ({ call, agents }: Placed): string[] => {
  if (agents === null) return [`no phone was called; ended with ${call.status}`];
  if (call.answeredAt === null) return [`not answered; ended with ${call.status}`];
  return call.endedBy === 'us' ? [] : ['the talk was ended by the other side'];
};
