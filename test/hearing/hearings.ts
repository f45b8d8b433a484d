/** What was heard in all rounds. */
export interface Hearings {
  rounds: number;
  /** Changes of who may hear whom. */
  changes: number;
  /** Frames that were looked at. */
  frames: number;
  /** Frames that held a voice which a mode forbids, each in words. */
  readonly astray: string[];
  /** Who did not hear whom they should, each in words. */
  readonly deaf: string[];
  /** Of each change: when the last frame came that it forbids, in ms after its answer; negative: before it. */
  readonly lastAfterMs: number[];
}

export const noHearings = (): Hearings => ({
  ...{ rounds: 0, changes: 0, frames: 0 },
  ...{ astray: [], deaf: [], lastAfterMs: [] },
});

const SHOWN = 20;

/** Says it in words, the first faults one by one. */
export const printHearings = (hearings: Hearings): void => {
  const { rounds, changes, frames, astray, deaf, lastAfterMs } = hearings;
  const sorted = lastAfterMs.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(`${rounds} rounds, ${changes} changes of who hears whom, ${frames} frames looked at`);
  console.log(`${astray.length} frames astray, ${deaf.length} times somebody was deaf`);
  console.log(`last frame after the answer: p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ms`);
  for (const fault of [...astray, ...deaf].slice(0, SHOWN)) console.log(`  ${fault}`);
};
