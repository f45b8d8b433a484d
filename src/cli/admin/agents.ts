import type { Command } from 'commander';
import { type SkillOption, skillChangeIn, skillIn } from './agent-skills.ts';
import { path, type Row } from './api.ts';
import { type Common, group, service, shows } from './asking.ts';
import type { Terminal } from './terminal.ts';
import { putRows } from './show.ts';
import { showAnswer } from './show-answer.ts';

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

const list =
  (terminal: Terminal) =>
  async (callcenter: string, { json }: Common): Promise<void> => {
    await putRows(
      terminal,
      (await service(terminal)).rows(path('callcenter', callcenter, 'agent')),
      COLUMNS,
      json,
    );
  };

const one = (callcenter: string, name: string): string =>
  path('callcenter', callcenter, 'agent', name);

const show =
  (terminal: Terminal) =>
  (callcenter: string, name: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) => api.get(one(callcenter, name)));

interface LoginOptions extends Common {
  readonly skill: readonly object[];
  readonly num?: string;
  readonly state?: string;
  readonly channel?: string;
}

const login =
  (terminal: Terminal) =>
  (callcenter: string, name: string, extension: string, options: LoginOptions): Promise<void> => {
    const { skill, num, state, channel } = options;
    const body = { name, extension, num, state, channel, skills: skill };
    return showAnswer(terminal, options, (api) =>
      api.post(path('callcenter', callcenter, 'agent'), body),
    );
  };

const setSkills =
  (terminal: Terminal) =>
  (
    callcenter: string,
    name: string,
    opts: readonly SkillOption[],
    options: Common,
  ): Promise<void> =>
    showAnswer(terminal, options, (api) => api.post(`${one(callcenter, name)}/skills`, { opts }));

const setExtension =
  (terminal: Terminal) =>
  (callcenter: string, name: string, extension: string, options: Common): Promise<void> =>
    showAnswer(terminal, options, (api) =>
      api.post(`${one(callcenter, name)}/extension`, { extension }),
    );

interface LogoutOptions extends Common {
  readonly force: boolean;
}

const logout =
  (terminal: Terminal) =>
  (callcenter: string, name: string, options: LogoutOptions): Promise<void> => {
    const query = { force: String(options.force) };
    return showAnswer(terminal, options, (api) => api.delete(one(callcenter, name), query));
  };

interface StateOptions extends Common {
  readonly afterCall: boolean;
}

const setState =
  (terminal: Terminal) =>
  (callcenter: string, name: string, state: string, options: StateOptions): Promise<void> => {
    const body = { state, after_call: options.afterCall };
    return showAnswer(terminal, options, (api) => api.post(`${one(callcenter, name)}/state`, body));
  };

const wrapUp =
  (terminal: Terminal) =>
  (callcenter: string, name: string, seconds: string, options: Common): Promise<void> => {
    const body = { seconds: Number(seconds) };
    return showAnswer(terminal, options, (api) =>
      api.post(`${one(callcenter, name)}/wrap_up`, body),
    );
  };

/** Commands for agents. */
export const agentCommands = (terminal: Terminal): Command => {
  const commands = group('agent', 'agents who are logged in');
  shows(commands, 'list <callcenter>', 'list them').action(list(terminal));
  shows(commands, 'show <callcenter> <name>', 'show one').action(show(terminal));
  shows(commands, 'login <callcenter> <name> <extension>', 'log one in with a phone')
    .option('--skill <skill=score>', 'what they can do; may come again', skillIn, [])
    .option('--num <digits>', 'their job number')
    .option('--state <state>', 'idle, busy[/note] or away[/note]; else online')
    .option('--channel <name>', 'the work channel; else default')
    .action(login(terminal));
  shows(commands, 'skills <callcenter> <name>', 'change the skills given, all or none')
    .argument('<changes...>', 'SKILL=SCORE, or SKILL=none', skillChangeIn)
    .action(setSkills(terminal));
  shows(commands, 'extension <callcenter> <name> <extension>', 'move one to another phone').action(
    setExtension(terminal),
  );
  shows(commands, 'state <callcenter> <name> <state>', 'set one idle, busy[/note] or away[/note]')
    .option('--after-call', 'when the call and the wrap-up are over', false)
    .action(setState(terminal));
  shows(
    commands,
    'wrap-up <callcenter> <name> <seconds>',
    'lengthen the time that one has to wrap up; 0 ends it',
  ).action(wrapUp(terminal));
  shows(commands, 'logout <callcenter> <name>', 'log one out')
    .option('--force', 'also one on a call, whose phone is hung up', false)
    .action(logout(terminal));
  return commands;
};
