import type { Command } from 'commander';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import { putRow, putRows } from './show.ts';

interface Skill {
  readonly name: string;
  readonly score: number;
  readonly enabled: boolean;
}

const skills = (row: Row): string =>
  (row['skills'] as readonly Skill[])
    .map(({ name, score, enabled }) => `${name} ${score}${enabled ? '' : ' (off)'}`)
    .join(', ');

const COLUMNS = {
  name: 'name',
  num: 'num',
  state: 'state',
  since: 'state_since',
  extension: 'extension',
  channel: 'channel',
  skills,
};

const list = async (callcenter: string, { json }: Common): Promise<void> => {
  await putRows((await service()).rows(path('callcenter', callcenter, 'agent')), COLUMNS, json);
};

const show = async (callcenter: string, name: string, { json }: Common): Promise<void> => {
  putRow(await (await service()).get(path('callcenter', callcenter, 'agent', name)), json);
};

interface LogoutOptions extends Common {
  readonly force: boolean;
}

const logout = async (
  callcenter: string,
  name: string,
  { json, force }: LogoutOptions,
): Promise<void> => {
  const query = { force: String(force) };
  putRow(
    await (await service()).delete(path('callcenter', callcenter, 'agent', name), query),
    json,
  );
};

/** Commands for agents. */
export const agentCommands = (): Command => {
  const commands = group('agent', 'agents who are logged in');
  shows(commands, 'list <callcenter>', 'list them').action(list);
  shows(commands, 'show <callcenter> <name>', 'show one').action(show);
  shows(commands, 'logout <callcenter> <name>', 'log one out')
    .option('--force', 'also one on a call, whose phone is hung up', false)
    .action(logout);
  return commands;
};
