import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';
import type { Terminal } from './terminal.ts';

const COLUMNS = {
  id: 'id',
  kind: 'kind',
  sent: 'sent_time',
  'took ms': 'took_ms',
  from: 'first_event_id',
  to: 'last_event_id',
  status: 'status',
  error: 'error',
};

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json }: Common): Promise<void> => {
    const rows = (await service(terminal)).rows(
      path('callcenter', callcenter, 'webhook', 'delivery'),
    );
    await putRows(terminal, rows, COLUMNS, json);
  };

const replay =
  (terminal: Terminal) =>
  async (callcenter: string, id: string, { json }: Common): Promise<void> => {
    const one = path('callcenter', callcenter, 'webhook', 'delivery', id, 'replay');
    const answer = await (await service(terminal)).post(one, {});
    await putRows(terminal, answer['result'] as Row[], COLUMNS, json);
  };

const test =
  (terminal: Terminal) =>
  (callcenter: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) =>
      api.post(path('callcenter', callcenter, 'webhook', 'test'), {}),
    );

/** Commands for webhooks. */
export const webhookCommands = (terminal: Terminal): Command => {
  const commands = group('webhook', 'what is sent to the webhook, and how that went');
  shows(commands, 'list <callcenter>', 'list the last 1000 requests, newest first').action(
    list(terminal),
  );
  shows(commands, 'replay <callcenter> <id>', 'send the events of one once more').action(
    replay(terminal),
  );
  shows(commands, 'test <callcenter>', 'send an event that tries it').action(test(terminal));
  return commands;
};
