import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';
import type { Terminal } from './terminal.ts';

const COLUMNS = {
  name: 'name',
  format: 'format',
  seconds: ({ duration_ms: ms }: Row) => (Number(ms) / 1000).toFixed(1),
  bytes: 'bytes',
};

const one = (callcenter: string, name: string): string =>
  path('callcenter', callcenter, 'sound', name);

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json }: Common): Promise<void> => {
    const rows = (await service(terminal)).rows(path('callcenter', callcenter, 'sound'));
    await putRows(terminal, rows, COLUMNS, json);
  };

const put =
  (terminal: Terminal) =>
  async (callcenter: string, name: string, file: string, options: Common): Promise<void> => {
    const wav = await readFile(file);
    await showAnswer(terminal, options, (api) => api.putFile(one(callcenter, name), wav));
  };

const get =
  (terminal: Terminal) =>
  async (callcenter: string, name: string, file: string): Promise<void> => {
    const api = await service(terminal);
    await writeFile(file, await api.file(one(callcenter, name)));
  };

const remove =
  (terminal: Terminal) =>
  (callcenter: string, name: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(one(callcenter, name)));

/** Commands for prompts of call centers. */
export const soundCommands = (terminal: Terminal): Command => {
  const commands = group('sound', 'prompts of a call center');
  shows(commands, 'list <callcenter>', 'list its own').action(list(terminal));
  shows(commands, 'put <callcenter> <name> <file>', 'keep a WAV file as a prompt').action(
    put(terminal),
  );
  commands
    .command('get <callcenter> <name> <file>')
    .description('write a prompt to a file')
    .action(get(terminal));
  shows(commands, 'delete <callcenter> <name>', 'delete one').action(remove(terminal));
  return commands;
};
