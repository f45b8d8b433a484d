import type { AskedProcess } from './asked-process.ts';
import type { LoadOrder, LoadResult } from './load.ts';
import type { PhonesAnswers } from './phones-served.ts';
import { processorMs } from './process-use.ts';
import { median, quantile } from './statistics.ts';
import type { System } from './systems.ts';

/** What all blocks are run with. */
export interface Bench {
  readonly phones: AskedProcess<PhonesAnswers>;
  readonly asteriskPid: number;
  /** Told of each call that was not served, and why. */
  lost(system: System, why: readonly string[]): void;
}

type Figures = Readonly<Record<string, number>>;

/** One block: what is run of a system, and the rows that come of it. */
export type Block = (bench: Bench, system: System) => Promise<Figures>;

const TALK_MS = 1000;
/** Who is rung is idle: a third of them at most is on the phone. */
const AGENTS = 40;

/** Processor time a call while something is done. */
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

const placed = async (
  bench: Bench,
  system: System,
  order: Omit<LoadOrder, 'caller'>,
): Promise<{ readonly load: LoadResult; readonly asterisk: number; readonly own: number }> => {
  const [load, asterisk, own] = await usedBy(bench, system, () =>
    bench.phones.ask('load', { ...order, caller: system.caller }),
  );
  bench.lost(system, load.lost);
  return { load, asterisk: asterisk / order.calls, own: own / order.calls };
};

const costs = (rate: number, { asterisk, own }: { asterisk: number; own: number }): Figures => ({
  [`asterisk-${rate}`]: asterisk,
  [`own-${rate}`]: own,
  [`both-${rate}`]: asterisk + own,
});

const load: Block = async (bench, system) => {
  await system.staff(AGENTS);
  const slow = await placed(bench, system, { rate: 10, calls: 60, talkMs: TALK_MS });
  const fast = await placed(bench, system, { rate: 30, calls: 90, talkMs: TALK_MS });
  return {
    arrival: median(slow.load.arrivals),
    'arrival-p95': quantile(slow.load.arrivals, 0.95),
    ...costs(10, slow),
    ...costs(30, fast),
  };
};

const busy: Block = async (bench, system) => {
  await system.staff(10);
  const { frees, lost } = await bench.phones.ask('busy', {
    ...{ caller: system.caller, agents: 10, waiting: 10 },
    ...{ shortestTalkMs: 600, longestTalkMs: 1400, forMs: 5000 },
  });
  bench.lost(system, lost);
  return { free: median(frees), 'free-p95': quantile(frees, 0.95) };
};

/** By the words that `--only` takes. */
export const BLOCKS: Readonly<Record<string, Block>> = { load, busy };
