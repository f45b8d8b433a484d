import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import type { Terminal } from './terminal.ts';
import { sinceIn } from './since.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';

const COLUMNS = {
  id: 'id',
  type: 'type',
  state: 'state',
  cause: 'cause',
  from: 'origin_number',
  agent: 'agent',
  begun: 'create_time',
  over: 'end_time',
};

interface Filter extends Common {
  readonly state?: string;
  readonly agent?: string;
  readonly since?: number;
}

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json, state, agent, since }: Filter): Promise<void> => {
    const rows = (await service(terminal)).rows(path('callcenter', callcenter, 'queue_task'), {
      state,
      agent,
      since,
    });
    await putRows(terminal, rows, COLUMNS, json);
  };

const one = (callcenter: string, id: string): string =>
  path('callcenter', callcenter, 'queue_task', id);

const show =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.get(one(callcenter, id)));

const cancel =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(one(callcenter, id)));

interface Asked extends Common {
  readonly data?: string;
}

/** Has a number called back, as the XML of a file or of the standard input says. */
const callBack =
  (terminal: Terminal) =>
  async (
    callcenter: string,
    to: string,
    file: string,
    { data, ...options }: Asked,
  ): Promise<void> => {
    const enqueue = file === '-' ? await text(terminal.input) : await readFile(file, 'utf8');
    await showAnswer(terminal, options, (api) =>
      api.post(path('callcenter', callcenter, 'queue_task'), { enqueue, to, data }),
    );
  };

interface MoveOptions extends Common {
  readonly priority?: string;
  readonly agent?: string;
  readonly enqueue?: string;
}

const move =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: MoveOptions): Promise<void> => {
    const { priority, agent, enqueue } = options;
    const body = {
      ...(priority !== undefined && { priority: Number(priority) }),
      ...(agent !== undefined && { agent }),
      ...(enqueue !== undefined && { enqueue }),
    };
    return showAnswer(terminal, options, (api) => api.post(one(callcenter, id), body));
  };

/** Commands for queue tasks. */
export const taskCommands = (terminal: Terminal): Command => {
  const commands = group('task', 'queue tasks');
  shows(commands, 'list <callcenter>', 'list them, newest first, those that are over included')
    .option('--state <state>', 'waiting, fetching, calling, resting, success or fail')
    .option('--agent <name>', 'whom this agent was chosen for last')
    .option(
      '--since <moment>',
      'begun then or later: 2026-03-02, 2026-03-02T09:15, 90m, 12h, 7d',
      sinceIn,
    )
    .action(list(terminal));
  shows(commands, 'show <callcenter> <id>', 'show one, with the agents who were tried').action(
    show(terminal),
  );
  shows(commands, 'move <callcenter> <id>', 'move one that waits, by one of these')
    .option('--priority <number>', 'its priority, from 0 to 99')
    .option('--agent <name>', 'the agent who is offered it next')
    .option('--enqueue <xml>', 'whom to look for from now on')
    .action(move(terminal));
  shows(commands, 'cancel <callcenter> <id>', 'cancel one: a caller goes back to the IVR').action(
    cancel(terminal),
  );
  shows(
    commands,
    'callback <callcenter> <number> <file>',
    'have a number called back, as the XML in a file, or in "-", says',
  )
    .option('--data <text>', 'carried on every event of it')
    .action(callBack(terminal));
  return commands;
};
