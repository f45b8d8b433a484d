import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { AdminSettings } from '../../command-settings.ts';
import { AdminApi } from './api.ts';
import type { Terminal } from './terminal.ts';

/** What every command takes. */
export interface Common {
  readonly json: boolean;
}

const KEY = /^[\x21-\x7e]+$/;

/** Not an argument: those of a process can be seen by everybody on the machine. */
const keyIn = async ({
  CALLCENTER_KEY,
  CALLCENTER_KEY_FILE,
}: AdminSettings): Promise<string | null> => {
  const found =
    CALLCENTER_KEY ??
    (CALLCENTER_KEY_FILE === undefined ? null : await readFile(CALLCENTER_KEY_FILE, 'utf8'));
  const key = found?.trim() ?? null;
  if (key !== null && !KEY.test(key)) throw new Error('the key is not one line of plain letters');
  return key;
};

/** The service that the settings name. */
export const service = async ({ readSettings }: Terminal): Promise<AdminApi> => {
  const settings = readSettings();
  return new AdminApi(settings.CALLCENTER_URL, await keyIn(settings));
};

/** A group of commands, such as `agent`. */
export const group = (name: string, description: string): Command =>
  new Command(name).description(description);

/** A command that shows something: as a table, or as JSON. */
export const shows = (parent: Command, usage: string, description: string): Command =>
  parent.command(usage).description(description).option('--json', 'JSON, an object a line', false);
