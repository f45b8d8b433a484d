import type { Command } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { putRows } from './show.ts';

const COLUMNS = { id: 'id', type: 'type', user: 'user', ipaddr: 'ipaddr', telnum: 'telnum' };

const list = async (callcenter: string, { json }: Common): Promise<void> => {
  await putRows((await service()).rows(path('callcenter', callcenter, 'extension')), COLUMNS, json);
};

/** Commands for extensions. */
export const extensionCommands = (): Command => {
  const commands = group('extension', 'phones of agents');
  shows(commands, 'list <callcenter>', 'list them').action(list);
  return commands;
};
