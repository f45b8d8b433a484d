import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { ReportBy } from '../../../operations/report.ts';
import { Download } from '../../protocol/download.ts';
import { agentFigures, callerFigures } from './figures-view.ts';

export const CSV_TYPE = 'text/csv';

type Cell = string | number | null;

const WHAT: Record<ReportBy, readonly string[]> = {
  hour: ['time', 'from', 'to'],
  day: ['time', 'from', 'to'],
  agent: ['agent'],
  condition: ['channel', 'condition'],
  outcome: ['outcome', 'agent', 'conversations'],
};

const CONDITION_TIMES = ['ring_seconds', 'talk_seconds', 'hold_seconds', 'wrap_up_seconds'];

/** Causes of failures have a column each. */
const callerColumns = Object.entries(callerFigures).flatMap(([name, schema]) =>
  name === 'failed' && 'shape' in schema
    ? Object.keys(schema.shape).map((cause) => `failed_${cause}`)
    : name,
);

const columnsOf = (by: ReportBy): string[] =>
  by === 'outcome'
    ? [...WHAT[by]]
    : [
        ...WHAT[by],
        ...callerColumns,
        ...(by === 'condition' ? CONDITION_TIMES : Object.keys(agentFigures)),
      ];

const flat = (row: object): Record<string, Cell> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
      name === 'failed'
        ? Object.entries(value as Record<string, Cell>).map(([cause, n]) => [`failed_${cause}`, n])
        : [[name, value as Cell]],
    ),
  );

/**
 * Rows as RFC 4180 has them, with a byte order mark, without which spreadsheets take names of other
 * languages for something else. What a spreadsheet would take for a formula gets an apostrophe before
 * it: https://owasp.org/www-community/attacks/CSV_Injection
 */
export const reportCsv = (by: ReportBy, rows: readonly object[]): Download => {
  const text = stringify(rows.map(flat), {
    header: true,
    columns: columnsOf(by),
    record_delimiter: 'windows',
    escape_formulas: true,
    bom: true,
  });
  const content = Buffer.from(text);
  return new Download(`report-by-${by}.csv`, CSV_TYPE, {
    content: Readable.from([content]),
    bytes: content.length,
  });
};
