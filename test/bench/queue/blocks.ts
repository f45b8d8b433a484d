import { setTimeout as pause } from 'node:timers/promises';
import type { AskedProcess } from './asked-process.ts';
import type { BusyOrder } from './busy.ts';
import type { LoadOrder, LoadResult } from './load.ts';
import type { PhonesAnswers } from './phones-served.ts';
import { giveFreeMemoryBack, processorMs, residentKib } from './process-use.ts';
import { mostSustained } from './most-sustained.ts';
import { median, quantile } from './statistics.ts';
import type { System } from './systems.ts';

/** What all blocks are run with. */
export interface Bench {
  readonly phones: AskedProcess<PhonesAnswers>;
  readonly asteriskPid: number;
  /** Told of calls that were not served, and why. */
  lost(system: System, why: readonly string[]): void;
}

type Figures = Readonly<Record<string, number>>;

/** One block: what is run of a system, and the rows that come of it. */
export interface Block {
  /** Run in the first so many rounds alone: the longer ones. */
  readonly rounds: number;
  run(bench: Bench, system: System): Promise<Figures>;
}

const TALK_MS = 1000;
/** Who is rung is idle: at 30 calls a second most of them are not on the phone. */
const AGENTS = 60;

/** Processor time in ms while something is done. */
const usedBy = async <Result>(
  { asteriskPid }: Bench,
  { pid }: System,
  work: () => Promise<Result>,
): Promise<readonly [Result, asterisk: number, own: number]> => {
  const own = (): number => (pid === null ? 0 : processorMs(pid));
  const before = [processorMs(asteriskPid), own()] as const;
  const result = await work();
  return [result, processorMs(asteriskPid) - before[0], own() - before[1]];
};

interface Placed {
  readonly load: LoadResult;
  /** Processor time a call, in ms. */
  readonly asterisk: number;
  readonly own: number;
}

type Order = Omit<LoadOrder, 'caller'>;

const placed = async (
  bench: Bench,
  system: System,
  order: Order,
  kind: 'load' | 'talkingLoad' = 'load',
): Promise<Placed> => {
  const [load, asterisk, own] = await usedBy(bench, system, () =>
    bench.phones.ask(kind, { ...order, caller: system.caller }),
  );
  bench.lost(system, load.lost);
  return { load, asterisk: asterisk / order.calls, own: own / order.calls };
};

const costs = (id: string, { asterisk, own }: Placed): Figures => ({
  [`asterisk-${id}`]: asterisk,
  [`own-${id}`]: own,
  [`both-${id}`]: asterisk + own,
});

const times = (id: string, found: readonly number[]): Figures =>
  found.length === 0 ? {} : { [id]: median(found), [`${id}-p95`]: quantile(found, 0.95) };

const load: Block = {
  rounds: Infinity,
  run: async (bench, system) => {
    await system.staff(AGENTS);
    const slow = await placed(bench, system, { rate: 10, calls: 60, talkMs: TALK_MS });
    const fast = await placed(bench, system, { rate: 30, calls: 90, talkMs: TALK_MS });
    return {
      ...times('arrival', slow.load.arrivals),
      ...costs('10', slow),
      ...costs('30', fast),
    };
  },
};

type Busy = Omit<BusyOrder, 'caller' | 'shortestTalkMs' | 'longestTalkMs'>;

const freeTimes = async (
  bench: Bench,
  system: System,
  order: Busy,
  id: string,
): Promise<Figures> => {
  await system.staff(order.agents);
  const talks = { shortestTalkMs: 600, longestTalkMs: 1400 };
  const { frees, lost } = await bench.phones.ask('busy', {
    ...order,
    ...talks,
    caller: system.caller,
  });
  bench.lost(system, lost);
  return times(id, frees);
};

const busy: Block = {
  rounds: Infinity,
  run: (bench, system) =>
    freeTimes(bench, system, { agents: 10, waiting: 10, forMs: 5000 }, 'free'),
};

const sizes: Block = {
  rounds: 1,
  run: async (bench, system) => {
    const found: Figures[] = [];
    for (const agents of [10, 100]) {
      await system.staff(agents);
      const { load } = await placed(bench, system, { rate: 5, calls: 25, talkMs: TALK_MS });
      found.push(times(`arrival-${agents}`, load.arrivals));
    }
    const one = { agents: 1, waiting: 1, forMs: 7000 };
    const many = { agents: 10, waiting: 100, forMs: 4000 };
    found.push(await freeTimes(bench, system, one, 'free-1'));
    found.push(await freeTimes(bench, system, many, 'free-100'));
    return Object.assign({}, ...found) as Figures;
  },
};

const voice: Block = {
  rounds: 2,
  run: async (bench, system) => {
    await system.staff(AGENTS);
    const order = { rate: 6, calls: 24, talkMs: 10_000 };
    const talked = await placed(bench, system, order, 'talkingLoad');
    return { ...costs('voice', talked), heard: talked.load.heard * 100 };
  },
};

const most: Block = {
  rounds: 1,
  run: async (bench, system) => {
    await system.staff(100);
    const arrivalsAt = async (rate: number): Promise<LoadResult> => {
      const order = { caller: system.caller, rate, calls: rate * 2, talkMs: TALK_MS };
      return bench.phones.ask('load', order);
    };
    return { most: await mostSustained(arrivalsAt) };
  },
};

const memory: Block = {
  rounds: 1,
  run: async (bench, system) => {
    const { phones, asteriskPid } = bench;
    const held = (): number =>
      residentKib(asteriskPid) + (system.pid === null ? 0 : residentKib(system.pid));
    await system.staff(0);
    giveFreeMemoryBack();
    const before = held();
    const found: Record<string, number> = {};
    for (const count of [100, 1000]) {
      await phones.ask('wait', system.caller, count);
      found[`memory-${count}`] = (held() - before) / count;
    }
    await phones.ask('stopWaiting');
    await pause(1000);
    return found;
  },
};

/** By the words that `--only` takes, in the order in which they are run. */
export const BLOCKS = { load, busy, sizes, voice, most, memory } as const satisfies Readonly<
  Record<string, Block>
>;
export type BlockName = keyof typeof BLOCKS;
