import type { Asked } from './asking.ts';
import type { CallerCounts } from './callers.ts';
import type { Disturbances } from './disturbing.ts';
import type { EventFaults, OperationFaults } from './judging.ts';

/** All that a run has shown. */
export interface Verdict {
  readonly seed: number;
  readonly disturbances: Disturbances;
  readonly callers: CallerCounts;
  /** How many calls were not made although there was time for them. */
  readonly missingCalls: number;
  /** Callers who were on the line when it ended. */
  readonly onTheLine: number;
  readonly forgotten: readonly string[];
  readonly asked: readonly Asked[];
  readonly internalErrors: readonly string[];
  readonly answersThatDiffer: number;
  readonly operations: OperationFaults;
  readonly eventCount: number;
  readonly events: EventFaults;
  readonly leftOver: readonly string[];
  /** Why the call center could not be deleted; empty: it was. */
  readonly undeletable: string;
}

const percentile = (values: readonly number[], share: number): string => {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? '-' : `${value.toFixed(0)} ms`;
};

const countBy = (asked: readonly Asked[]): string => {
  const counts = new Map<string, number>();
  for (const { outcome } of asked) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const again = asked.filter(({ tries }) => tries > 1).length;
  return `${[...counts].map(([name, count]) => `${count} ${name}`).join(', ')}; ${again} sent again`;
};

/** Prints it, a line each; the faults by name. @returns whether there is no fault */
export const printVerdict = (verdict: Verdict, say: (line: string) => void): boolean => {
  const { disturbances, callers, operations, events } = verdict;
  const { kills, stops, cuts, receiverRestarts, backAfterMs } = disturbances;
  const back = [...callers.back].map(([result, count]) => `${result} ${count}`).join(', ');
  say(`disturbed: ${kills} kills, ${stops} stops, ${cuts} cuts, ${receiverRestarts} receivers`);
  say(`calls: ${callers.calls}; hung up ${callers.hungUp}; back in the IVR: ${back}`);
  say(`on the line at the end: ${verdict.onTheLine}`);
  say(`operations: ${verdict.asked.length} (${countBy(verdict.asked)})`);
  say(`events: ${verdict.eventCount}; delivered again ${events.deliveredAgain}`);
  say(`time to control: p50 ${percentile(backAfterMs, 0.5)}, p95 ${percentile(backAfterMs, 0.95)}`);
  const faults: (readonly [string, readonly string[]])[] = [
    ['calls missing', Array(verdict.missingCalls).fill('one')],
    ['callers lost', callers.lost],
    ['callers forgotten', verdict.forgotten],
    ['operations done twice', operations.twice],
    ['operations answered and not done', operations.notAtAll],
    ['repeated requests with another answer', Array(verdict.answersThatDiffer).fill('one')],
    ['internal errors', verdict.internalErrors],
    ['events lost', Array(events.lost).fill('one')],
    ['events out of order', Array(events.outOfOrder).fill('one')],
    ['events doubled', events.doubled],
    ['objects left over', verdict.leftOver],
    ['call centers that could not be deleted', verdict.undeletable ? [verdict.undeletable] : []],
  ];
  for (const [name, found] of faults) {
    say(
      `${name}: ${found.length}${found.length === 0 ? '' : ` (${found.slice(0, 5).join('; ')})`}`,
    );
  }
  return faults.every(([, found]) => found.length === 0);
};
