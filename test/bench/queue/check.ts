import { moreIsBetter, type Row } from './rows.ts';
import type { TableRow } from './table.ts';

/** How much worse than recorded a ratio may be: by a third. */
const TOLERANCE = 4 / 3;

/** Where and when ratios were recorded, and each by the id of its row. */
export interface Recorded {
  readonly machine: string;
  readonly date: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** What is kept of a table for later checks. */
export const recordOf = (table: readonly TableRow[], machine: string, date: string): Recorded => ({
  machine,
  date,
  ratios: Object.fromEntries(
    table.flatMap(({ row, ratio }) => (ratio === null ? [] : [[row.id, rounded(ratio)]])),
  ),
});

const rounded = (ratio: number): number => Number(ratio.toPrecision(3));

const isWorse = (row: Row, ratio: number, recorded: number): boolean =>
  moreIsBetter(row) ? ratio < recorded / TOLERANCE : ratio > recorded * TOLERANCE;

/** A sentence for each ratio that is worse than recorded by more than a third, and for each call that was lost. */
export const worseThan = ({ ratios }: Recorded, table: readonly TableRow[]): readonly string[] => [
  ...table.flatMap(({ row, ratio }) => {
    const recorded = ratios[row.id];
    if (ratio === null || recorded === undefined || !isWorse(row, ratio, recorded)) return [];
    return [`${row.id}: ours is ${ratio.toPrecision(3)} times app_queue's; recorded: ${recorded}`];
  }),
  ...table.flatMap(({ row, found }) => {
    const lost = row.id === 'lost' ? (found.ours?.most ?? 0) : 0;
    return lost > 0 ? [`lost: ${lost} calls of ours were lost`] : [];
  }),
];

/** The rows that were run without there being a record of them. */
export const notRecorded = ({ ratios }: Recorded, table: readonly TableRow[]): readonly string[] =>
  table
    .filter(({ row, ratio }) => ratio !== null && ratios[row.id] === undefined)
    .map(({ row }) => row.id);
