import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { setting, type SetOptions, takesSettings, withInput } from './settings.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';
import type { Terminal } from './terminal.ts';

const COLUMNS = {
  name: 'name',
  kind: 'kind',
  host: 'host',
  registered: 'registered',
  reachable: 'reachable',
  calls: ({ calls, max_calls: most }: Row) =>
    typeof most === 'number' ? `${String(calls)}/${most}` : String(calls),
  priority: 'priority',
  prefixes: ({ prefixes }: Row) =>
    (prefixes as { prefix: string }[]).map(({ prefix }) => prefix || 'any').join(' '),
};

const list =
  (terminal: Terminal) =>
  async ({ json }: Common): Promise<void> => {
    await putRows(terminal, (await service(terminal)).rows('/trunk'), COLUMNS, json);
  };

const show =
  (terminal: Terminal) =>
  (name: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.get(path('trunk', name)));

const make =
  (terminal: Terminal) =>
  async (name: string, kind: string, settings: object, options: SetOptions): Promise<void> => {
    const given = await withInput(terminal, settings, options);
    await showAnswer(terminal, options, (api) => api.post('/trunk', { name, kind, ...given }));
  };

const set =
  (terminal: Terminal) =>
  async (name: string, settings: object, options: SetOptions): Promise<void> => {
    const given = await withInput(terminal, settings, options);
    await showAnswer(terminal, options, (api) => api.post(path('trunk', name), given));
  };

const remove =
  (terminal: Terminal) =>
  (name: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(path('trunk', name)));

/** Commands for trunks. */
export const trunkCommands = (terminal: Terminal): Command => {
  const commands = group('trunk', 'ways to the telephone network');
  shows(commands, 'list', 'list them with their state').action(list(terminal));
  shows(commands, 'show <name>', 'show one with its state').action(show(terminal));
  takesSettings(
    shows(commands, 'make <name> <kind>', 'make one of kind register, accept or peer'),
    'such as host=sip.carrier.example',
  ).action(make(terminal));
  takesSettings(
    shows(commands, 'set <name>', 'change the settings given'),
    'such as max_calls=30',
  ).action(set(terminal));
  shows(commands, 'delete <name>', 'take one away').action(remove(terminal));
  return commands;
};

const NUMBER_COLUMNS = {
  number: 'number',
  'call center': 'callcenter_id',
  ivr: 'ivr',
  enqueue: 'enqueue',
};

const listNumbers =
  (terminal: Terminal) =>
  async ({ json }: Common): Promise<void> => {
    const rows = (await service(terminal)).rows('/number');
    await putRows(terminal, rows, NUMBER_COLUMNS, json);
  };

const route =
  (terminal: Terminal) =>
  (number: string, callcenter: string, target: object, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) =>
      api.put(path('number', number), { callcenter_id: callcenter, ...target }),
    );

const removeNumber =
  (terminal: Terminal) =>
  (number: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(path('number', number)));

/** Commands for numbers that calls come in for. */
export const numberCommands = (terminal: Terminal): Command => {
  const commands = group('number', 'where calls to numbers go');
  shows(commands, 'list', 'list those that are routed').action(listNumbers(terminal));
  shows(commands, 'set <number> <callcenter>', 'say where calls to a number go')
    .argument('<target>', "ivr=CONTEXT,EXTENSION or enqueue='<enqueue>…</enqueue>'", setting)
    .action(route(terminal));
  shows(commands, 'delete <number>', 'route one no longer').action(removeNumber(terminal));
  return commands;
};
