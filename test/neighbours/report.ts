import type { Answered } from './asking.ts';
import type { Served } from './tenant.ts';

/** What B felt of one of A's attacks. */
export interface Felt extends Served {
  readonly attack: string;
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
  'p50',
  'p95',
  'most',
  'figures p95',
  'call',
  'errors',
  'MB',
  'A is answered',
];

const spread = (sorted: readonly number[]): string[] =>
  [at(0.5, sorted), at(0.95, sorted), sorted.at(-1) ?? NaN].map(shown);

const row = (felt: Felt): string[] => {
  const figures = times(felt.figures);
  const calls = felt.calls.flatMap((ms) => ms ?? []);
  return [
    felt.attack,
    ...[felt.reads, felt.changes].flatMap((answers) => spread(times(answers))),
    shown(at(0.95, figures)),
    calls.length === 0 ? '-' : shown(Math.max(...calls)),
    String(errorsOf(felt)),
    felt.megabytes.toFixed(0),
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

/** Whether B was served as it is to be. */
const isWell = (felt: Felt): boolean =>
  errorsOf(felt) === 0 &&
  [felt.reads, felt.changes, felt.figures].every(
    (answers) => !(at(0.95, times(answers)) > GOAL_MS),
  );

export const printReport = (all: readonly Felt[]): void => {
  print([HEAD, ...all.map(row)]);
  const ill = all.filter((felt) => !isWell(felt)).map(({ attack }) => attack);
  console.log(
    ill.length === 0
      ? `\nB waited for at most ${GOAL_MS} ms at p95, and nothing failed.`
      : `\nMore than ${GOAL_MS} ms at p95, or errors, while A did: ${ill.join('; ')}.`,
  );
};
