import { type Command, InvalidArgumentError } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { type SetOptions, takesSettings, withInput } from './settings.ts';
import type { Terminal } from './terminal.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';

const COLUMNS = {
  id: 'id',
  type: 'type',
  user: 'user',
  ipaddr: 'ipaddr',
  telnum: 'telnum',
  registration: 'registration',
};

/** As people call the types of the API. */
const KINDS: Readonly<Record<string, object>> = {
  sip: { type: 1 },
  browser: { type: 1, webrtc: true },
  gateway: { type: 2 },
  telephone: { type: 3 },
};

const kind = (given: string): object => {
  const known = KINDS[given];
  if (known !== undefined) return known;
  throw new InvalidArgumentError(`Expected ${Object.keys(KINDS).join(', ')}.`);
};

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

const one = (callcenter: string, id: string): string =>
  path('callcenter', callcenter, 'extension', id);

const show =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.get(one(callcenter, id)));

const make =
  (terminal: Terminal) =>
  async (
    callcenter: string,
    type: object,
    settings: object,
    options: SetOptions,
  ): Promise<void> => {
    const given = await withInput(terminal, settings, options);
    const all = path('callcenter', callcenter, 'extension');
    await showAnswer(terminal, options, (api) => api.post(all, { ...type, ...given }));
  };

const remove =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(one(callcenter, id)));

/** Commands for extensions. */
export const extensionCommands = (terminal: Terminal): Command => {
  const commands = group('extension', 'phones of agents');
  shows(commands, 'list <callcenter>', 'list them').action(list(terminal));
  shows(commands, 'show <callcenter> <id>', 'show one').action(show(terminal));
  takesSettings(
    shows(
      commands,
      'make <callcenter>',
      'make one; a password that was made up is shown this once',
    ).argument('<kind>', 'sip, browser, gateway or telephone', kind),
    'user=1001 for sip and browser; ipaddr=HOST[:PORT] and user for gateway; telnum for telephone',
  ).action(make(terminal));
  shows(commands, 'delete <callcenter> <id>', 'delete one that no agent uses').action(
    remove(terminal),
  );
  return commands;
};
