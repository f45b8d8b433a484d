import type { Command } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
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

const list = async (callcenter: string, { json, channel }: Options): Promise<void> => {
  const all = path('callcenter', callcenter, 'channel', channel, 'condition');
  await putRows((await service()).rows(all), COLUMNS, json);
};

/** Commands for conditions. */
export const conditionCommands = (): Command => {
  const commands = group('condition', 'conditions by which agents are found');
  shows(commands, 'list <callcenter>', 'list those of a work channel')
    .option('--channel <name>', 'the work channel', 'default')
    .action(list);
  return commands;
};
