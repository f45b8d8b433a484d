import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { setting, type SetOptions, takesSettings, withInput } from './settings.ts';
import type { Terminal } from './terminal.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';

const list =
  (terminal: Terminal) =>
  async ({ json }: Common): Promise<void> => {
    const columns = {
      id: 'id',
      'lease s': 'lease_seconds',
      'max no answer': 'max_no_answer',
      'service level s': 'service_level_seconds',
      'retention days': 'retention_days',
      'recording days': 'recording_days',
      webhook: ({ webhook }: Readonly<Record<string, unknown>>) =>
        typeof webhook === 'object' && webhook !== null && 'url' in webhook
          ? String(webhook.url)
          : '',
    };
    await putRows(terminal, (await service(terminal)).rows('/callcenter'), columns, json);
  };

const show =
  (terminal: Terminal) =>
  (id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.get(path('callcenter', id)));

const set =
  (terminal: Terminal) =>
  async (id: string, settings: object, options: SetOptions): Promise<void> => {
    const changes = await withInput(terminal, settings, options);
    await showAnswer(terminal, options, (api) => api.put(path('callcenter', id), changes));
  };

const setLimits =
  (terminal: Terminal) =>
  (id: string, limits: object, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.put(path('callcenter', id, 'limits'), limits));

const remove =
  (terminal: Terminal) =>
  (id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(path('callcenter', id)));

const REASON_COLUMNS = {
  state: 'state',
  name: 'name',
  color: 'color',
  productive: 'productive',
};

const reasons =
  (terminal: Terminal) =>
  async (id: string, options: SetOptions): Promise<void> => {
    const api = await service(terminal);
    const at = path('callcenter', id, 'state_reasons');
    const answer = options.stdin
      ? await api.put(at, { reasons: JSON.parse(await text(terminal.input)) as unknown })
      : await api.get(at);
    await putRows(terminal, answer['reasons'] as Row[], REASON_COLUMNS, options.json);
  };

/** Commands for call centers. */
export const callcenterCommands = (terminal: Terminal): Command => {
  const commands = group('callcenter', 'call centers and their settings');
  shows(commands, 'list', 'list them').action(list(terminal));
  shows(commands, 'show <id>', 'show one with its settings').action(show(terminal));
  takesSettings(
    shows(commands, 'set <id>', 'make one, or change the settings given'),
    'such as lease_seconds=3600',
  ).action(set(terminal));
  shows(commands, 'limits <id>', 'set how far its settings may be raised')
    .argument('[limits...]', 'such as max_outside_calls=500', setting, {})
    .action(setLimits(terminal));
  shows(commands, 'reasons <id>', 'list the reasons to be busy or away that desks offer')
    .option('--stdin', 'set them first: a JSON array on standard input', false)
    .action(reasons(terminal));
  shows(commands, 'delete <id>', 'delete an empty one for good, with its history').action(
    remove(terminal),
  );
  return commands;
};
