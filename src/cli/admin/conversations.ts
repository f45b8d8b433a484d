import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import type { Terminal } from './terminal.ts';
import { sinceIn } from './since.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';

interface Member {
  readonly agent_name?: string;
  readonly number?: string;
  readonly mode: number;
}

const members = (row: Row): string =>
  (row['members'] as readonly Member[])
    .map(({ agent_name, number, mode }) => `${agent_name ?? number ?? '?'} (${mode})`)
    .join(', ');

const COLUMNS = {
  id: 'id',
  type: 'type',
  state: 'state',
  begun: 'begin_time',
  over: 'end_time',
  why: 'end_reason',
  'members (mode)': members,
};

interface Filter extends Common {
  readonly state?: string;
  readonly agent?: string;
  readonly number?: string;
  readonly since?: number;
  readonly until?: number;
}

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json, ...filter }: Filter): Promise<void> => {
    const all = path('callcenter', callcenter, 'conversation');
    const { state, agent, number, since, until } = filter;
    const rows = (await service(terminal)).rows(all, { state, agent, number, since, until });
    await putRows(terminal, rows, COLUMNS, json);
  };

const one = (callcenter: string, id: string): string =>
  path('callcenter', callcenter, 'conversation', id);

const show =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.get(one(callcenter, id)));

const dismiss =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.delete(one(callcenter, id)));

interface NoteOptions extends Common {
  readonly text?: string;
  readonly outcome?: string;
}

const note =
  (terminal: Terminal) =>
  (callcenter: string, id: string, options: NoteOptions): Promise<void> => {
    const { text, outcome } = options;
    return showAnswer(terminal, options, (api) =>
      api.put(`${one(callcenter, id)}/note`, { text, outcome }),
    );
  };

const record =
  (terminal: Terminal) =>
  (callcenter: string, id: string, action: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) =>
      api.post(`${one(callcenter, id)}/recording`, { action }),
    );

interface KeyOptions extends Common {
  readonly call?: string;
}

const sendKeys =
  (terminal: Terminal) =>
  (
    callcenter: string,
    id: string,
    digits: string,
    { call, ...options }: KeyOptions,
  ): Promise<void> =>
    showAnswer(terminal, options, (api) =>
      api.post(`${one(callcenter, id)}/dtmf`, { digits, call_id: call }),
    );

const RECORDING_COLUMNS = {
  conversation: 'conversation_id',
  file: 'record_file',
  state: 'state',
  recording: 'recording',
  begun: 'begin_time',
  over: 'end_time',
  agents: (row: Row) => (row['agents'] as readonly string[]).join(', '),
  numbers: (row: Row) => (row['numbers'] as readonly string[]).join(', '),
};

const recordings =
  (terminal: Terminal) =>
  async (callcenter: string, { json, agent, number, since, until }: Filter): Promise<void> => {
    const all = path('callcenter', callcenter, 'recording');
    const rows = (await service(terminal)).rows(all, { agent, number, since, until });
    await putRows(terminal, rows, RECORDING_COLUMNS, json);
  };

/** Which ones are listed. */
const choosing = (command: Command): Command =>
  command
    .option('--agent <agent>', 'only those in which the agent is or was')
    .option('--number <number>', 'only those in which the telephone number is or was')
    .option('--since <moment>', 'begun then or later: 2026-03-02, 12h, 7d', sinceIn)
    .option('--until <moment>', 'begun before then', sinceIn);

/** Commands for conversations. */
export const conversationCommands = (terminal: Terminal): Command => {
  const commands = group('conversation', 'conversations');
  choosing(
    shows(commands, 'list <callcenter>', 'list them, newest first, those that are over included'),
  )
    .option('--state <state>', 'live or over')
    .action(list(terminal));
  shows(commands, 'show <callcenter> <id>', 'show one, with its members').action(show(terminal));
  shows(commands, 'dismiss <callcenter> <id>', 'end one: a caller goes back to the IVR').action(
    dismiss(terminal),
  );
  shows(commands, 'note <callcenter> <id>', 'write its note, in place of an earlier one')
    .option('--text <text>', 'what it was about')
    .option('--outcome <outcome>', 'what came of it: one of the outcomes of the call center')
    .action(note(terminal));
  shows(
    commands,
    'record <callcenter> <id> <action>',
    'start, pause, resume or stop its recording',
  ).action(record(terminal));
  shows(commands, 'keys <callcenter> <id> <digits>', 'send keys (DTMF) to those who may hear them')
    .option('--call <id>', 'to this member alone')
    .action(sendKeys(terminal));
  choosing(shows(commands, 'recordings <callcenter>', 'list the recordings, newest first')).action(
    recordings(terminal),
  );
  return commands;
};
