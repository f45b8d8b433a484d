import { type Command, InvalidArgumentError } from 'commander';
import { path, type Row } from './api.ts';
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

const MATCHING = { name: 'name', score: 'score', state: 'state' };

const readCount = (text: string): number => {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('It has to be a whole number above 0.');
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

interface Tried extends Options {
  readonly sort?: string;
  readonly most: number;
}

/** Whom a condition would match that is not stored. */
const tryOut =
  (terminal: Terminal) =>
  async (callcenter: string, where: string, options: Tried): Promise<void> => {
    const { json, channel, sort, most } = options;
    const api = await service(terminal);
    const tried = { where, channel, ...(sort !== undefined && { sort }) };
    const page = { page_size: most };
    const answer = await api.post(path('callcenter', callcenter, 'condition', 'test'), tried, page);
    const { result, total_count } = answer as unknown as {
      readonly result: readonly Row[];
      readonly total_count: number;
    };
    await putRows(terminal, result, MATCHING, json);
    if (!json) terminal.output.write(`${total_count} match\n`);
  };

/** Commands for conditions. */
export const conditionCommands = (terminal: Terminal): Command => {
  const commands = group('condition', 'conditions by which agents are found');
  shows(commands, 'list <callcenter>', 'list those of a work channel')
    .option('--channel <name>', 'the work channel', 'default')
    .action(list(terminal));
  shows(commands, 'test <callcenter> <where>', 'try one that is not stored: whom it would match')
    .option('--sort <expression>', 'whom to prefer: the higher, the sooner')
    .option('--channel <name>', 'the work channel', 'default')
    .option('--most <number>', 'how many are shown', readCount, 20)
    .action(tryOut(terminal));
  return commands;
};
