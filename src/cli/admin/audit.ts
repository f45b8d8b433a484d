import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { moment, putRows } from './show.ts';
import { sinceIn } from './since.ts';
import type { Terminal } from './terminal.ts';

const COLUMNS = {
  time: ({ time }: Row) => moment(time),
  role: 'role',
  agent: 'agent_name',
  key: 'key_id',
  session: 'session_id',
  operation: 'operation',
  path: 'path',
  sent: 'body',
  code: 'code',
};

interface ListOptions extends Common {
  readonly since?: number;
  readonly until?: number;
  readonly key?: string;
  readonly session?: string;
}

/** Commands for who changed what, and for what became of calls. */
export const auditCommands = (terminal: Terminal): Command => {
  const commands = group('audit', 'who changed what');
  shows(commands, 'list [callcenter]', 'list them, newest first; without a call center: all')
    .option('--since <date>', 'a date, or an age such as 12h or 7d', sinceIn)
    .option('--until <date>', 'only those before it', sinceIn)
    .option('--key <id>', 'only those with this key, and with sessions that came from it')
    .option('--session <id>', 'only those with this session')
    .action(async (callcenter: string | undefined, options: ListOptions) => {
      const at = callcenter === undefined ? '/audit' : path('callcenter', callcenter, 'audit');
      const { json, since, until, key: key_id, session: session_id } = options;
      const query = { since, until, key_id, session_id };
      await putRows(terminal, (await service(terminal)).rows(at, query), COLUMNS, json);
    });
  return commands;
};

/** The story of a call, as `npm run trace` tells it from the database. */
export const traceCommands = (terminal: Terminal): Command => {
  const commands = group('trace', 'the story of a call');
  shows(
    commands,
    'show <callcenter> <id>',
    'tell it; of a call, a queue task or a conversation',
  ).action(async (callcenter: string, id: string, { json }: Common) => {
    const told = await (await service(terminal)).get(path('callcenter', callcenter, 'trace', id));
    const lines = told['lines'] as Row[];
    const columns = { time: ({ time }: Row) => moment(time), '': 'text' };
    await putRows(terminal, lines, columns, json);
  });
  return commands;
};
