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
}

/** Commands for who changed what, and for what became of calls. */
export const auditCommands = (terminal: Terminal): Command => {
  const commands = group('audit', 'who changed what');
  shows(commands, 'list [callcenter]', 'list them, newest first; without a call center: all')
    .option('--since <date>', 'a date, or an age such as 12h or 7d', sinceIn)
    .action(async (callcenter: string | undefined, { json, since: from }: ListOptions) => {
      const at = callcenter === undefined ? '/audit' : path('callcenter', callcenter, 'audit');
      const query = from === undefined ? {} : { since: from };
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
