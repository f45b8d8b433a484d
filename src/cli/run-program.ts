import { type Command, CommanderError } from 'commander';
import { printable } from '../printable.ts';

/**
 * Does what the command line asks for. What goes wrong is told on standard error, and the process ends with 1.
 * @param program throws in place of ending the process (`exitOverride`)
 */
export const runProgram = async (program: Command): Promise<void> => {
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander has told what was wrong with the arguments.
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else {
      process.stderr.write(
        `${printable(error instanceof Error ? error.message : String(error))}\n`,
      );
      process.exitCode = 1;
    }
  }
};
