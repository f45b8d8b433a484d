import { createWriteStream } from 'node:fs';
import { Readable, type Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, type Command, Option } from 'commander';
import { stringify } from 'csv-stringify';
import { printable, printableJson } from '../../printable.ts';
import { type AdminApi, path, type Row } from './api.ts';
import { group, service } from './asking.ts';
import type { Terminal } from './terminal.ts';
import { sinceIn } from './since.ts';

const WHAT = ['tasks', 'conversations', 'events'] as const;
type What = (typeof WHAT)[number];

interface ExportOptions {
  readonly format: 'ndjson' | 'csv';
  readonly out?: string;
  readonly since?: number;
}

/** It holds customers' data. */
const OWNER_ONLY = 0o600;

/** Members of a row that have a column of their own in CSV; an event's others stand together in `body`. */
const COLUMNS: Readonly<Record<What, readonly string[]>> = {
  tasks: [
    'id',
    'type',
    'state',
    'channel',
    'agent',
    'agent_call_id',
    'origin_call_id',
    'origin_number',
    'data',
    'reject_data',
    'create_time',
    'attempts',
    'cause',
    'detail',
    'end_time',
    'conversation_id',
  ],
  conversations: [
    'id',
    'type',
    'state',
    'begin_time',
    'end_time',
    'end_reason',
    'record_file',
    'queue_task_id',
    'data',
    'members',
    'note',
  ],
  events: ['event_id', 'event', 'callcenter_id', 'current_time', 'body'],
};

async function* later(
  rows: AsyncIterable<Row>,
  member: string,
  since: number,
): AsyncGenerator<Row> {
  for await (const row of rows) if (Number(row[member]) >= since) yield row;
}

const rowsOf = (
  api: AdminApi,
  what: What,
  callcenter: string,
  since: number | undefined,
): AsyncIterable<Row> => {
  switch (what) {
    case 'tasks':
      return api.rows(path('callcenter', callcenter, 'queue_task'), { since });
    case 'conversations':
      return later(
        api.rows(path('callcenter', callcenter, 'conversation')),
        'begin_time',
        since ?? 0,
      );
    case 'events':
      return later(
        api.events(path('callcenter', callcenter, 'event'), 0),
        'current_time',
        since ?? 0,
      );
  }
};

async function* jsonLines(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield `${printableJson(row)}\n`;
}

const cells = (what: What, row: Row): unknown[] => {
  const own = COLUMNS[what];
  const rest = Object.entries(row).filter(([name]) => !own.includes(name));
  return own.map((name) => (name === 'body' ? Object.fromEntries(rest) : row[name]));
};

async function* csvRows(what: What, rows: AsyncIterable<Row>): AsyncGenerator<unknown[]> {
  for await (const row of rows) yield cells(what, row);
}

/** On a terminal a cell is shown, not kept: it may hold nothing that the terminal would obey. */
const AS_SHOWN = { cast: { string: printable, object: printableJson } };

/** What a spreadsheet would take for a formula is a text in it. */
const csv = (what: What, isShown: boolean): Transform =>
  stringify({
    header: true,
    columns: [...COLUMNS[what]],
    escape_formulas: true,
    ...(isShown && AS_SHOWN),
  });

const target = (terminal: Terminal, out: string | undefined): Writable =>
  out === undefined ? terminal.output : createWriteStream(out, { mode: OWNER_ONLY });

const exportAll =
  (terminal: Terminal) =>
  async (what: What, callcenter: string, { format, out, since }: ExportOptions): Promise<void> => {
    const rows = rowsOf(await service(terminal), what, callcenter, since);
    if (format === 'csv') {
      const isShown = out === undefined && terminal.output.isTTY === true;
      await pipeline(Readable.from(csvRows(what, rows)), csv(what, isShown), target(terminal, out));
    } else await pipeline(Readable.from(jsonLines(rows)), target(terminal, out));
  };

/** Takes all there is of something out, page by page. */
export const exportCommand = (terminal: Terminal): Command =>
  group('export', 'everything of a kind, newest first; events oldest first')
    .addArgument(new Argument('<what>').choices(WHAT))
    .argument('<callcenter>')
    .addOption(
      new Option('--format <format>', 'JSON, an object a line, or CSV')
        .choices(['ndjson', 'csv'])
        .default('ndjson'),
    )
    .option('--out <file>', 'a file instead of standard output')
    .option('--since <moment>', 'what began then or later: 2026-03-02, 12h, 7d', sinceIn)
    .action(exportAll(terminal));
