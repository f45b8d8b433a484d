import Table from 'cli-table3';
import { printable, printableJson } from '../../printable.ts';
import type { Row } from './api.ts';
import type { Terminal } from './terminal.ts';

/** What a list shows of each row: the heading, and the text or the name of the member that holds it. */
export type Columns = Readonly<Record<string, string | ((row: Row) => string)>>;

const put = ({ output }: Terminal, line: string): void => void output.write(`${line}\n`);

/** Any value in a few words. */
const inWords = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);
};

/** A moment in ms since 1970, in words; other members of that name are none. */
export const moment = (value: unknown): string =>
  typeof value === 'number' ? new Date(value).toISOString().replace('T', ' ').slice(0, 19) : '';

const isMoment = (name: string): boolean => /_(time|since|until|at)$/.test(name);

/** The member as it is told to people: moments in UTC. */
export const member =
  (name: string) =>
  (row: Row): string =>
    isMoment(name) ? moment(row[name]) : inWords(row[name]);

const cell = (row: Row, source: Columns[string]): string =>
  printable(typeof source === 'string' ? member(source)(row) : source(row));

/** Plain: as good to read in a mail or a log as on a terminal. */
const PLAIN = {
  style: { head: [], border: [], compact: true },
  chars: {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: ' ',
  },
};

/** Puts a list as a table, or with `json` as an object a line. */
export const putRows = async (
  terminal: Terminal,
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: Columns,
  json: boolean,
): Promise<void> => {
  if (json) {
    for await (const row of rows) put(terminal, printableJson(row));
    return;
  }
  const table = new Table({ ...PLAIN, head: Object.keys(columns) });
  for await (const row of rows) {
    table.push(Object.values(columns).map((source) => cell(row, source)));
  }
  put(terminal, table.length === 0 ? 'none' : trimmed(table.toString()));
};

const trimmed = (text: string): string => text.replaceAll(/ +$/gm, '');

/** Puts one thing, a member a line. */
export const putRow = (terminal: Terminal, row: Row, json: boolean): void => {
  if (json) {
    put(terminal, printableJson(row));
    return;
  }
  const table = new Table(PLAIN);
  for (const name of Object.keys(row)) table.push([name, printable(member(name)(row))]);
  put(terminal, trimmed(table.toString()));
};
