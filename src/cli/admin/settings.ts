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

/** What is a text whatever it looks like: many a user name is of digits alone, as every telephone number is. */
const TEXTS: ReadonlySet<string> = new Set([
  ...['host', 'username', 'password', 'from_domain', 'user', 'telnum', 'ipaddr', 'num', 'where'],
  ...['sort', 'enqueue', 'ivr', 'country_code', 'trunk_prefix', 'extension', 'channel'],
]);

/** `name=value`; the value is JSON if it can be and is not always a text, else a text. */
export const setting = (given: string, before: object = {}): object => {
  const at = given.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected name=value.');
  const [name, written] = [given.slice(0, at), given.slice(at + 1)];
  const value = valueOf(written);
  const isText = TEXTS.has(name) && value !== null && typeof value !== 'string';
  return { ...before, [name]: isText ? written : value };
};

const valueOf = (written: string): unknown => {
  try {
    return JSON.parse(written) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return written;
    throw error;
  }
};
