import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runAdmin } from '../../../src/cli/admin/run-admin.ts';
import { readAdminSettings } from '../../../src/command-settings.ts';
import { ADMIN_KEY } from '../../helpers/access.ts';
import type { Ran } from '../../helpers/command.ts';
import type { ServedApi } from '../../http/served-api.ts';

export const baseUrl = ({ port }: ServedApi): string => `http://127.0.0.1:${port}/v1`;

/** A command, and what came of it; in this process, which is quicker. */
export const run = async (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  input = '',
  isTTY = false,
): Promise<Ran> => {
  const output = Object.assign(new PassThrough(), { isTTY });
  const errors = new PassThrough();
  const readSettings = () => readAdminSettings(settings);
  const told = Promise.all([text(output), text(errors)]);
  const code = await runAdmin(args, {
    readSettings,
    input: Readable.from([input]),
    output,
    errors,
  });
  output.end();
  errors.end();
  const [out, wrong] = await told;
  return { code, out, errors: wrong };
};

export const admin = (api: ServedApi, ...args: string[]) =>
  run(args, { CALLCENTER_URL: baseUrl(api), CALLCENTER_KEY: ADMIN_KEY });

/** What it printed, a line each with its words set off by one blank. */
export const linesOf = (out: string): string[] =>
  out
    .split('\n')
    .map((line) => line.trim().replaceAll(/ +/g, ' '))
    .filter((line) => line !== '');
