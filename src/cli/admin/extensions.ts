import type { Command } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import type { Terminal } from './terminal.ts';
import { putRows } from './show.ts';

const COLUMNS = { id: 'id', type: 'type', user: 'user', ipaddr: 'ipaddr', telnum: 'telnum' };

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json }: Common): Promise<void> => {
    await putRows(
      terminal,
      (await service(terminal)).rows(path('callcenter', callcenter, 'extension')),
      COLUMNS,
      json,
    );
  };

/** Commands for extensions. */
export const extensionCommands = (terminal: Terminal): Command => {
  const commands = group('extension', 'phones of agents');
  shows(commands, 'list <callcenter>', 'list them').action(list(terminal));
  return commands;
};
