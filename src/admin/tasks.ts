import type { Command } from 'commander';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { sinceIn } from './since.ts';
import { putRow, putRows } from './show.ts';

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

const list = async (callcenter: string, { json, state, agent, since }: Filter): Promise<void> => {
  const rows = (await service()).rows(path('callcenter', callcenter, 'queue_task'), {
    state,
    agent,
    since,
  });
  await putRows(rows, COLUMNS, json);
};

const show = async (callcenter: string, id: string, { json }: Common): Promise<void> => {
  putRow(await (await service()).get(path('callcenter', callcenter, 'queue_task', id)), json);
};

const cancel = async (callcenter: string, id: string, { json }: Common): Promise<void> => {
  putRow(await (await service()).delete(path('callcenter', callcenter, 'queue_task', id)), json);
};

/** Commands for queue tasks. */
export const taskCommands = (): Command => {
  const commands = group('task', 'queue tasks');
  shows(commands, 'list <callcenter>', 'list them, newest first, those that are over included')
    .option('--state <state>', 'waiting, fetching, success or fail')
    .option('--agent <name>', 'whom this agent was chosen for last')
    .option(
      '--since <moment>',
      'begun then or later: 2026-03-02, 2026-03-02T09:15, 90m, 12h, 7d',
      sinceIn,
    )
    .action(list);
  shows(commands, 'show <callcenter> <id>', 'show one, with the agents who were tried').action(
    show,
  );
  shows(commands, 'cancel <callcenter> <id>', 'cancel one: a caller goes back to the IVR').action(
    cancel,
  );
  return commands;
};
