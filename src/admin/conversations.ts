import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { putRow, putRows } from './show.ts';

interface Member {
  readonly agent_name?: string;
  readonly number?: string;
  readonly mode: number;
}

const members = (row: Row): string =>
  (row['members'] as readonly Member[])
    .map(({ agent_name, number, mode }) => `${agent_name ?? number ?? '?'} (${mode})`)
    .join(', ');

const COLUMNS = {
  id: 'id',
  type: 'type',
  state: 'state',
  begun: 'begin_time',
  over: 'end_time',
  why: 'end_reason',
  'members (mode)': members,
};

interface Filter extends Common {
  readonly state?: string;
}

const list = async (callcenter: string, { json, state }: Filter): Promise<void> => {
  const all = path('callcenter', callcenter, 'conversation');
  await putRows((await service()).rows(all, { state }), COLUMNS, json);
};

const show = async (callcenter: string, id: string, { json }: Common): Promise<void> => {
  putRow(await (await service()).get(path('callcenter', callcenter, 'conversation', id)), json);
};

const dismiss = async (callcenter: string, id: string, { json }: Common): Promise<void> => {
  putRow(await (await service()).delete(path('callcenter', callcenter, 'conversation', id)), json);
};

/** Commands for conversations. */
export const conversationCommands = (): Command => {
  const commands = group('conversation', 'conversations');
  shows(commands, 'list <callcenter>', 'list them, newest first, those that are over included')
    .option('--state <state>', 'live or over')
    .action(list);
  shows(commands, 'show <callcenter> <id>', 'show one, with its members').action(show);
  shows(commands, 'dismiss <callcenter> <id>', 'end one: a caller goes back to the IVR').action(
    dismiss,
  );
  return commands;
};
