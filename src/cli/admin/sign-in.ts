import { type Command, InvalidArgumentError } from 'commander';
import { printableJson } from '../../printable.ts';
import { path } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';
import type { Terminal } from './terminal.ts';

const ACCESS = { role: 'role', 'call center': 'callcenter_id', agent: 'agent_name' };

const LINK_COLUMNS = { id: 'id', ...ACCESS, 'made by': 'key_id', expires: 'expires_at' };

const SESSION_COLUMNS = {
  id: 'id',
  ...ACCESS,
  key: 'key_id',
  opened: 'opened_at',
  used: 'used_at',
};

const hours = (text: string): number => {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0 && number <= 168) return number;
  throw new InvalidArgumentError('Expected a number of hours, more than 0 and at most 168.');
};

interface MakeOptions extends Common {
  readonly hours: number;
}

/** The link is the only thing on standard output, so that it can be taken from there. */
const make =
  (terminal: Terminal) =>
  async (
    role: string,
    callcenter: string | undefined,
    agent: string | undefined,
    { json, hours: valid }: MakeOptions,
  ): Promise<void> => {
    const api = await service(terminal);
    const made = await api.post('/link', {
      role,
      ...(callcenter !== undefined && { callcenter_id: callcenter }),
      ...(agent !== undefined && { agent_name: agent }),
      valid_seconds: Math.round(valid * 3600),
    });
    const url = new URL(String(made['path']), terminal.readSettings().CALLCENTER_URL).href;
    terminal.output.write(json ? `${printableJson({ ...made, url })}\n` : `${url}\n`);
  };

/** Commands for links to sign in with. */
export const linkCommands = (terminal: Terminal): Command => {
  const commands = group('link', 'links that sign somebody in to the pages once, without a key');
  shows(commands, 'make <role>', 'make one, and print it: it is shown this once')
    .argument('[callcenter]', 'whose call center it is for; needed but for admin and read')
    .argument('[agent]', 'whom it is for; needed for the role agent')
    .option('--hours <number>', 'how long it can be used, at most 168', hours, 24)
    .action(make(terminal));
  shows(commands, 'list', 'list those that were not used yet').action(
    async ({ json }: Common): Promise<void> => {
      await putRows(terminal, (await service(terminal)).rows('/link'), LINK_COLUMNS, json);
    },
  );
  shows(commands, 'remove <id>', 'remove one, which signs nobody in from then on').action(
    (id: string, options: Common): Promise<void> =>
      showAnswer(terminal, options, (api) => api.delete(path('link', id))),
  );
  return commands;
};

/** Commands for those who are signed in. */
export const sessionCommands = (terminal: Terminal): Command => {
  const commands = group('session', 'who is signed in to the pages');
  shows(commands, 'list', 'list them').action(async ({ json }: Common): Promise<void> => {
    await putRows(terminal, (await service(terminal)).rows('/session/list'), SESSION_COLUMNS, json);
  });
  shows(commands, 'end <id>', 'sign somebody out').action(
    (id: string, options: Common): Promise<void> =>
      showAnswer(terminal, options, (api) => api.delete(path('session', id))),
  );
  return commands;
};
