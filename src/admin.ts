import { Command, CommanderError } from 'commander';
import { agentCommands } from './admin/agents.ts';
import { callcenterCommands } from './admin/callcenters.ts';
import { conditionCommands } from './admin/conditions.ts';
import { conversationCommands } from './admin/conversations.ts';
import { exportCommand } from './admin/export.ts';
import { extensionCommands } from './admin/extensions.ts';
import { NotAnswered, Refused } from './admin/refused.ts';
import { taskCommands } from './admin/tasks.ts';
import { printable } from './printable.ts';

/*
 * npm run admin: looks after call centers over the REST API of a service that runs, here or elsewhere.
 */

const EXIT = { wrong: 1, refused: 2, unanswered: 3 } as const;

const program = new Command('npm run admin --')
  .description('Looks after call centers over the REST API of a running service.')
  .addHelpText(
    'after',
    `
Environment:
  CALLCENTER_URL       where the service is (http://127.0.0.1:8080/v1)
  CALLCENTER_KEY       the key to its API, or
  CALLCENTER_KEY_FILE  a file that holds it

Ends with 0; 1: wrong usage; 2: the service refused; 3: no service answers.`,
  );
for (const command of [
  callcenterCommands(),
  agentCommands(),
  taskCommands(),
  conversationCommands(),
  conditionCommands(),
  extensionCommands(),
  exportCommand(),
]) {
  program.addCommand(command);
}

const quiet = (command: Command): void => {
  command.exitOverride();
  command.commands.forEach(quiet);
};

const codeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof Refused) return EXIT.refused;
  return error instanceof NotAnswered ? EXIT.unanswered : EXIT.wrong;
};

/** Whoever read the output has enough of it. */
const isReaderGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

// Any other error is that of the work, and told when that is given up.
process.stdout.on('error', (error) => {
  if (isReaderGone(error)) process.exit(0);
});
quiet(program);
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = isReaderGone(error) ? 0 : codeOf(error);
  // Commander has told what was wrong.
  if (!(error instanceof CommanderError) && !isReaderGone(error)) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${printable(message)}\n`);
  }
}
