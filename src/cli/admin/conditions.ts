import type { Command } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import type { Terminal } from './terminal.ts';
import { putRows } from './show.ts';

const COLUMNS = {
  name: 'name',
  where: 'where',
  sort: 'sort',
  priority: 'priority',
  timeout: 'timeout',
  'queue timeout': 'queue_timeout',
  'fetch timeout': 'fetch_timeout',
};

interface Options extends Common {
  readonly channel: string;
}

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json, channel }: Options): Promise<void> => {
    const all = path('callcenter', callcenter, 'channel', channel, 'condition');
    await putRows(terminal, (await service(terminal)).rows(all), COLUMNS, json);
  };

/** Commands for conditions. */
export const conditionCommands = (terminal: Terminal): Command => {
  const commands = group('condition', 'conditions by which agents are found');
  shows(commands, 'list <callcenter>', 'list those of a work channel')
    .option('--channel <name>', 'the work channel', 'default')
    .action(list(terminal));
  return commands;
};
