import { Command, CommanderError } from 'commander';
import { ApiError, NoAnswerError } from '../../client/index.ts';
import { printable } from '../../printable.ts';
import { agentCommands } from './agents.ts';
import { auditCommands, traceCommands } from './audit.ts';
import { callcenterCommands } from './callcenters.ts';
import { channelCommands } from './channels.ts';
import { conditionCommands } from './conditions.ts';
import { conversationCommands } from './conversations.ts';
import { enqueueCommands } from './enqueue.ts';
import { exportCommand } from './export.ts';
import { extensionCommands } from './extensions.ts';
import { soundCommands } from './sounds.ts';
import { taskCommands } from './tasks.ts';
import { webhookCommands } from './webhooks.ts';
import { linkCommands, sessionCommands } from './sign-in.ts';
import { numberCommands, trunkCommands } from './trunks.ts';
import type { Terminal } from './terminal.ts';

const EXIT = { done: 0, wrong: 1, refused: 2, unanswered: 3 } as const;

const HELP = `
Environment:
  CALLCENTER_URL       where the service is (http://127.0.0.1:8080/v1)
  CALLCENTER_KEY       the key to its API, or
  CALLCENTER_KEY_FILE  a file that holds it

Ends with 0; 1: wrong usage; 2: the service refused; 3: no service answers.`;

const groups = (terminal: Terminal): readonly Command[] => [
  callcenterCommands(terminal),
  agentCommands(terminal),
  taskCommands(terminal),
  conversationCommands(terminal),
  conditionCommands(terminal),
  enqueueCommands(terminal),
  extensionCommands(terminal),
  channelCommands(terminal),
  webhookCommands(terminal),
  linkCommands(terminal),
  sessionCommands(terminal),
  soundCommands(terminal),
  trunkCommands(terminal),
  numberCommands(terminal),
  auditCommands(terminal),
  traceCommands(terminal),
  exportCommand(terminal),
];

/** It is for us to end the process, and to say where to write. */
const takeOver = (command: Command, terminal: Terminal): void => {
  const { output, errors } = terminal;
  command.exitOverride().configureOutput({
    writeOut: (text) => void output.write(text),
    writeErr: (text) => void errors.write(text),
  });
  for (const each of command.commands) takeOver(each, terminal);
};

/** All commands. */
export const adminProgram = (terminal: Terminal): Command => {
  const all = new Command('npm run admin --')
    .description('Looks after call centers over the REST API of a running service.')
    .addHelpText('after', HELP);
  for (const each of groups(terminal)) all.addCommand(each);
  takeOver(all, terminal);
  return all;
};

/** With its cause: "fetch failed" alone tells nobody anything. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ApiError) return `${error.code} ${error.id}: ${error.message}`;
  return error.cause === undefined ? error.message : `${error.message}: ${reasonOf(error.cause)}`;
};

const codeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof ApiError) return EXIT.refused;
  return error instanceof NoAnswerError ? EXIT.unanswered : EXIT.wrong;
};

/** Carries out one command; answers the exit code. */
export const runAdmin = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    await adminProgram(terminal).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    // Commander has told what was wrong.
    if (!(error instanceof CommanderError)) {
      terminal.errors.write(`${printable(reasonOf(error))}\n`);
    }
    return codeOf(error);
  }
};
