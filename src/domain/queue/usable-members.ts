import type { AgentColumns } from './agent-columns.ts';
import { partitionPoint } from './partition-point.ts';
import { RUN_LIMIT, type Runs } from './runs.ts';

/** The runs of one ranking, in order, and what tells who in them is usable. */
export interface OrderedRuns {
  readonly columns: AgentColumns;
  readonly runs: Runs;
  readonly order: readonly number[];
}

/** The first usable member who is not skipped. */
export const firstUsable = (
  { columns, runs, order }: OrderedRuns,
  skipped: ReadonlySet<number>,
): number | undefined => {
  const { slots, usable } = runs;
  for (const run of order) {
    if (usable[run] === 0) continue;
    const end = runs.endOf(run);
    for (let cell = run * RUN_LIMIT; cell < end; cell += 1) {
      const slot = slots[cell] ?? 0;
      if (columns.usable[slot] === 1 && !skipped.has(slot)) return slot;
    }
  }
  return undefined;
};

/** The usable member with `rank` usable ones before them. */
export const usableAt = (all: OrderedRuns, rank: number): number | undefined => {
  let left = rank;
  for (const run of all.order) {
    const count = all.runs.usable[run] ?? 0;
    if (left < count) return usableIn(all, run, left);
    left -= count;
  }
  return undefined;
};

const usableIn = (
  { columns, runs }: OrderedRuns,
  run: number,
  rank: number,
): number | undefined => {
  const end = runs.endOf(run);
  let left = rank;
  for (let cell = run * RUN_LIMIT; cell < end; cell += 1) {
    const slot = runs.slots[cell] ?? 0;
    if (columns.usable[slot] !== 1) continue;
    if (left === 0) return slot;
    left -= 1;
  }
  return undefined;
};

/** How many usable members stand before this cell of the run at this place. */
export const usableUpTo = (all: OrderedRuns, place: number, cell: number): number => {
  const { runs, order } = all;
  let count = countUsable(all, (order[place] ?? 0) * RUN_LIMIT, cell);
  for (let before = 0; before < place; before += 1) {
    count += runs.usable[order[before] ?? 0] ?? 0;
  }
  return count;
};

/** How many stand in these cells, the last one left out. */
export const countUsable = ({ columns, runs }: OrderedRuns, start: number, end: number): number => {
  const { slots } = runs;
  const { usable } = columns;
  let count = 0;
  for (let cell = start; cell < end; cell += 1) count += usable[slots[cell] ?? 0] ?? 0;
  return count;
};

/** How many usable members have this score or a higher one; not all members have. */
export const usableDownTo = (all: OrderedRuns, score: number): number => {
  const { runs, order } = all;
  const place = partitionPoint(0, order.length, (n) => runs.lastScore(order[n] ?? 0) >= score);
  const run = order[place] ?? 0;
  const cell = partitionPoint(
    run * RUN_LIMIT,
    runs.endOf(run),
    (each) => (runs.scores[each] ?? 0) >= score,
  );
  return usableUpTo(all, place, cell);
};
