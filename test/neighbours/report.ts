import type { Answered } from './asking.ts';
import type { Served } from './tenant.ts';

/** What B felt of one of A's attacks. */
export interface Felt extends Served {
  readonly attack: string;
  /** How B was served right before, when A did nothing. */
  readonly alone: Served;
  /** What A was answered with, and how often. */
  readonly counted: Readonly<Record<string, number>>;
  readonly megabytes: number;
}

/** At p95, in milliseconds. */
export const GOAL_MS = 100;

const at = (share: number, sorted: readonly number[]): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;

const times = (answers: readonly Answered[]): number[] =>
  answers.map(({ ms }) => ms).sort((a, b) => a - b);

const errorsOf = ({ reads, changes, figures, calls }: Served): number =>
  [...reads, ...changes, ...figures].filter(({ status }) => status !== 200).length +
  calls.filter((ms) => ms === null).length;

const shown = (ms: number): string => (Number.isNaN(ms) ? '-' : ms.toFixed(ms < 10 ? 1 : 0));

const HEAD = [
  'A does',
  'B alone p50/p95',
  'reads p50',
  'p95',
  'most',
  'changes p50',
  'p95',
  'most',
  'figures alone',
  'p95',
  'call',
  'errors',
  'MB',
  'carried out',
  'refused',
  'A is answered',
];

const spread = (answers: readonly Answered[]): string[] => {
  const sorted = times(answers);
  return [at(0.5, sorted), at(0.95, sorted), sorted.at(-1) ?? NaN].map(shown);
};

/** Refused for now, or cut. */
const REFUSED: ReadonlySet<string> = new Set(['429', 'cut']);

const answersOf = ({ counted }: Felt, refused: boolean): number =>
  Object.entries(counted)
    .filter(([status]) => REFUSED.has(status) === refused)
    .reduce((sum, [, count]) => sum + count, 0);

const aloneOf = ({ alone }: Felt): string => {
  const sorted = times([...alone.reads, ...alone.changes]);
  return [0.5, 0.95].map((share) => shown(at(share, sorted))).join(' / ');
};

const row = (felt: Felt): string[] => {
  const p95 = (answers: readonly Answered[]): string => shown(at(0.95, times(answers)));
  const calls = felt.calls.flatMap((ms) => ms ?? []);
  return [
    felt.attack,
    aloneOf(felt),
    ...[felt.reads, felt.changes].flatMap(spread),
    p95(felt.alone.figures),
    p95(felt.figures),
    calls.length === 0 ? '-' : shown(Math.max(...calls)),
    String(errorsOf(felt)),
    felt.megabytes.toFixed(0),
    String(answersOf(felt, false)),
    String(answersOf(felt, true)),
    Object.entries(felt.counted)
      .map(([status, count]) => `${count} × ${status}`)
      .join(', '),
  ];
};

const LAST = HEAD.length - 1;

const print = (rows: readonly (readonly string[])[]): void => {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 || column === LAST
        ? cell.padEnd(widths[column] ?? 0)
        : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
};

const PARTS = ['reads', 'changes', 'figures'] as const;

/** What is wrong, of how B was served or of the attack itself. */
const faultsOf = (felt: Felt): string[] => [
  ...PARTS.filter((part) => at(0.95, times(felt[part])) > GOAL_MS).map(
    (part) => `${part} took ${shown(at(0.95, times(felt[part])))} ms at p95`,
  ),
  ...(errorsOf(felt) > 0 ? [`${errorsOf(felt)} of B's requests and calls failed`] : []),
  ...(answersOf(felt, false) === 0 ? ['nothing of the attack was carried out'] : []),
];

/** Answers whether all was well. */
export const printReport = (all: readonly Felt[]): boolean => {
  print([HEAD, ...all.map(row)]);
  const ill = all
    .map((felt) => ({ felt, faults: faultsOf(felt) }))
    .filter(({ faults }) => faults.length > 0);
  if (ill.length === 0) {
    console.log(`\nB waited for at most ${GOAL_MS} ms at p95, and nothing failed.`);
  } else console.log(`\nMore than ${GOAL_MS} ms at p95, errors, or no attack:`);
  for (const { felt, faults } of ill) {
    console.log(`  ${felt.attack}: ${faults.join('; ')} (alone ${aloneOf(felt)} ms)`);
  }
  return ill.length === 0;
};
