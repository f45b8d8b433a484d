import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { putRow, putRows } from './show.ts';
import type { Terminal } from './terminal.ts';

const COLUMNS = {
  route: 'route',
  kind: 'kind',
  name: 'name',
  matching: 'matching',
  free: 'free',
  'waiting before': 'waiting_before',
  'expected wait': 'expected_wait',
};

interface Checked {
  readonly channel: string;
  readonly overflow: boolean;
  readonly open: boolean;
  readonly agent: string | null;
  readonly routes: readonly { readonly entries: readonly Row[] }[];
}

interface CheckOptions extends Common {
  readonly number?: string;
}

/** What the XML of a file, or of the standard input, would do for a caller who came now. */
const check =
  (terminal: Terminal) =>
  async (callcenter: string, file: string, { json, number }: CheckOptions): Promise<void> => {
    const enqueue = file === '-' ? await text(terminal.input) : await readFile(file, 'utf8');
    const api = await service(terminal);
    const answer = await api.post(path('callcenter', callcenter, 'enqueue', 'check'), {
      enqueue,
      number,
    });
    if (json) {
      putRow(terminal, answer, json);
      return;
    }
    const { routes, ...rest } = answer as unknown as Checked;
    putRow(terminal, rest, json);
    const entries = routes.flatMap((route, number) =>
      route.entries.map((entry) => ({ route: number + 1, ...entry })),
    );
    await putRows(terminal, entries, COLUMNS, json);
  };

/** Commands for the XML by which callers are handed in. */
export const enqueueCommands = (terminal: Terminal): Command => {
  const commands = group('enqueue', 'the XML by which callers are handed in');
  shows(
    commands,
    'check <callcenter> <file>',
    'what the XML in a file, or in "-", would do for a caller who came now',
  )
    .option('--number <number>', "the caller's, for last_agent")
    .action(check(terminal));
  return commands;
};
