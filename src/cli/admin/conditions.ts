import { type Command, InvalidArgumentError } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { type SetOptions, takesSettings, withInput } from './settings.ts';
import type { Terminal } from './terminal.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';

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

const one = (callcenter: string, channel: string, name: string): string =>
  path('callcenter', callcenter, 'channel', channel, 'condition', name);

const show =
  (terminal: Terminal) =>
  (callcenter: string, name: string, options: Options): Promise<void> =>
    showAnswer(terminal, options, (api) => api.get(one(callcenter, options.channel, name)));

type Settings = SetOptions & Options;

const make =
  (terminal: Terminal) =>
  async (
    callcenter: string,
    name: string,
    where: string,
    settings: object,
    options: Settings,
  ): Promise<void> => {
    const given = await withInput(terminal, settings, options);
    const all = path('callcenter', callcenter, 'channel', options.channel, 'condition');
    await showAnswer(terminal, options, (api) => api.post(all, { name, where, ...given }));
  };

const set =
  (terminal: Terminal) =>
  async (callcenter: string, name: string, settings: object, options: Settings): Promise<void> => {
    const given = await withInput(terminal, settings, options);
    const at = one(callcenter, options.channel, name);
    await showAnswer(terminal, options, (api) => api.post(at, given));
  };

const remove =
  (terminal: Terminal) =>
  (callcenter: string, name: string, options: Options): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(one(callcenter, options.channel, name)));

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

const inChannel = (command: Command): Command =>
  command.option('--channel <name>', 'the work channel', 'default');

/** Commands for conditions. */
export const conditionCommands = (terminal: Terminal): Command => {
  const commands = group('condition', 'conditions by which agents are found');
  inChannel(shows(commands, 'list <callcenter>', 'list those of a work channel')).action(
    list(terminal),
  );
  inChannel(shows(commands, 'show <callcenter> <name>', 'show one')).action(show(terminal));
  inChannel(
    takesSettings(
      shows(commands, 'make <callcenter> <name> <where>', 'store one'),
      'such as priority=10 queue_timeout=60',
    ),
  ).action(make(terminal));
  inChannel(
    takesSettings(
      shows(commands, 'set <callcenter> <name>', 'change the settings given'),
      `such as where="has('sales')" priority=10`,
    ),
  ).action(set(terminal));
  inChannel(shows(commands, 'delete <callcenter> <name>', 'delete one')).action(remove(terminal));
  inChannel(
    shows(commands, 'test <callcenter> <where>', 'try one that is not stored: whom it would match'),
  )
    .option('--sort <expression>', 'whom to prefer: the higher, the sooner')
    .option('--most <number>', 'how many are shown', readCount, 20)
    .action(tryOut(terminal));
  return commands;
};
