import type { Command } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { type SetOptions, takesSettings, withInput } from './settings.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';
import type { Terminal } from './terminal.ts';

const COLUMNS = {
  name: 'name',
  'max agent': 'max_agent',
  'max queue condition': 'max_queue_condition',
  'max queue task': 'max_queue_task',
};

const all = (callcenter: string): string => path('callcenter', callcenter, 'channel');
const one = (callcenter: string, name: string): string =>
  path('callcenter', callcenter, 'channel', name);

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json }: Common): Promise<void> => {
    await putRows(terminal, (await service(terminal)).rows(all(callcenter)), COLUMNS, json);
  };

const make =
  (terminal: Terminal) =>
  async (
    callcenter: string,
    name: string,
    settings: object,
    options: SetOptions,
  ): Promise<void> => {
    const given = await withInput(terminal, settings, options);
    await showAnswer(terminal, options, (api) => api.post(all(callcenter), { name, ...given }));
  };

const set =
  (terminal: Terminal) =>
  async (
    callcenter: string,
    name: string,
    settings: object,
    options: SetOptions,
  ): Promise<void> => {
    const given = await withInput(terminal, settings, options);
    await showAnswer(terminal, options, (api) => api.post(one(callcenter, name), given));
  };

const remove =
  (terminal: Terminal) =>
  (callcenter: string, name: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(one(callcenter, name)));

/** Commands for work channels. */
export const channelCommands = (terminal: Terminal): Command => {
  const commands = group('channel', 'work channels, with their limits');
  shows(commands, 'list <callcenter>', 'list them').action(list(terminal));
  takesSettings(
    shows(commands, 'make <callcenter> <name>', 'make one'),
    'such as max_queue_task=100',
  ).action(make(terminal));
  takesSettings(
    shows(commands, 'set <callcenter> <name>', 'change the limits given'),
    'such as max_agent=50; null: without limit',
  ).action(set(terminal));
  shows(commands, 'delete <callcenter> <name>', 'delete one that is empty').action(
    remove(terminal),
  );
  return commands;
};
