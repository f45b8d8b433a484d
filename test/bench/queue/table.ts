import { type Goal, type Round, type Row, ROWS } from './rows.ts';
import { median } from './statistics.ts';
import { type SystemName, SYSTEMS } from './systems.ts';

/** The median over all rounds, and the least and the most of them. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** A row with what was found. */
export interface TableRow {
  readonly row: Row;
  readonly found: Partial<Record<SystemName, Spread>>;
  /** Ours as so many times app_queue's; null: there is no such thing in one of them. */
  readonly ratio: number | null;
}

const spreadOf = (values: readonly number[]): Spread | null =>
  values.length === 0
    ? null
    : { median: median(values), least: Math.min(...values), most: Math.max(...values) };

/** Sums rounds up, in the order of the table. Rows that were not run are left out. */
export const tableOf = (rounds: readonly Round[]): readonly TableRow[] =>
  ROWS.flatMap((row) => {
    const found: Partial<Record<SystemName, Spread>> = {};
    for (const system of SYSTEMS) {
      const spread = spreadOf(rounds.flatMap((round) => round[system]?.[row.id] ?? []));
      if (spread !== null) found[system] = spread;
    }
    if (Object.keys(found).length === 0) return [];
    const [ours, theirs] = [found.ours?.median, found.app_queue?.median];
    const ratio = ours === undefined || !theirs ? null : ours / theirs;
    return [{ row, found, ratio }];
  });

/** Medians of the systems, and the ratio, for a page. */
export const cellsOf = ({ found, ratio }: TableRow): string[] => [
  ...SYSTEMS.map((system) => (found[system] === undefined ? '–' : short(found[system].median))),
  ratioText(ratio),
];

const ratioText = (ratio: number | null): string =>
  ratio === null ? '–' : ratio.toFixed(ratio < 0.1 ? 3 : 2);

const short = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

const spreadText = (spread: Spread | undefined): string =>
  spread === undefined
    ? '–'
    : `${short(spread.median)} (${short(spread.least)}–${short(spread.most)})`;

const goalText = (goal: Goal | null, unit: string): string =>
  [
    ...(goal?.most === undefined ? [] : [`≤ ${goal.most} ${unit}`]),
    ...(goal?.ratio === undefined ? [] : [`≤ ${goal.ratio} ×`]),
  ].join(', ');

const HEAD = ['', 'app_queue', 'ours', 'floor', 'ours / app_queue', 'goal'];

const cells = ({ row, found, ratio }: TableRow): string[] => [
  `${row.title} [${row.unit}]`,
  ...SYSTEMS.map((system) => spreadText(found[system])),
  ratioText(ratio),
  goalText(row.goal, row.unit),
];

/** For a terminal. */
export const plainTable = (table: readonly TableRow[]): string => {
  const rows = [HEAD, ...table.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** For README. */
export const markdownTable = (table: readonly TableRow[]): string =>
  [HEAD, HEAD.map(() => '---'), ...table.map(cells)]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
