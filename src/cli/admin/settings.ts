import { text } from 'node:stream/consumers';
import { type Command, InvalidArgumentError } from 'commander';
import type { Common } from './asking.ts';
import type { Terminal } from './terminal.ts';

/** What a command takes that sets something. */
export interface SetOptions extends Common {
  readonly stdin: boolean;
}

/** A command that takes settings as arguments, and more of them on standard input. */
export const takesSettings = (command: Command, example: string): Command =>
  command
    .argument('[settings...]', example, setting, {})
    .option(
      '--stdin',
      'more of them as a JSON object on standard input, secrets for instance',
      false,
    );

/** The settings of the arguments and those of standard input. @throws SyntaxError */
export const withInput = async (
  { input }: Terminal,
  settings: object,
  { stdin }: SetOptions,
): Promise<object> => {
  const more = stdin ? (JSON.parse(await text(input)) as object) : {};
  return { ...settings, ...more };
};

/** `name=value`; the value is JSON if it can be, else a text. */
export const setting = (given: string, before: object = {}): object => {
  const at = given.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected name=value.');
  return { ...before, [given.slice(0, at)]: valueOf(given.slice(at + 1)) };
};

const valueOf = (written: string): unknown => {
  try {
    return JSON.parse(written) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return written;
    throw error;
  }
};
