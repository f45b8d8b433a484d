import type { Census } from './census.ts';

/** Memory is never twice the same: it may end so much higher than it began. */
const MEMORY_SHARE = 1.15;
const MEMORY_MIB = 16;
/** 95 of 100 arrivals may take so many times as long at the end, and so much longer. */
const ARRIVAL_SHARE = 1.5;
const ARRIVAL_MS = 5;

/** How a soak was at one of its ends. */
export interface End {
  readonly census: Census;
  /** 95 of 100 arrivals took no longer, in ms. */
  readonly arrivalP95: number;
}

/** A sentence for each thing that grew and should not have. */
export const grown = (begin: End, end: End): readonly string[] => {
  const names = new Set([...Object.keys(begin.census.equal), ...Object.keys(end.census.equal)]);
  const more = [...names].flatMap((name) => {
    const [before, after] = [begin.census.equal[name] ?? 0, end.census.equal[name] ?? 0];
    return after > before ? [`${name}: ${before} at the beginning, ${after} at the end`] : [];
  });
  const heavier = Object.entries(end.census.memory).flatMap(([name, after]) => {
    const before = begin.census.memory[name] ?? NaN;
    if (after <= before * MEMORY_SHARE + MEMORY_MIB) return [];
    return [`${name}: ${before.toFixed(0)} MiB at the beginning, ${after.toFixed(0)} at the end`];
  });
  const slower = end.arrivalP95 > begin.arrivalP95 * ARRIVAL_SHARE + ARRIVAL_MS;
  const times = [begin.arrivalP95, end.arrivalP95].map((ms) => ms.toFixed(1));
  return [
    ...more,
    ...heavier,
    ...(slower
      ? [`95 of 100 arrivals: ${times.join(' ms at the beginning, ')} ms at the end`]
      : []),
  ];
};
