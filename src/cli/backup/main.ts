import { Command } from 'commander';
import { type BackupSettings, readBackupSettings } from '../../command-settings.ts';
import { UselessDatabase } from '../../storage/database-copy.ts';
import { placeOf } from '../../storage/postgres/database.ts';
import { makeBackup } from './make.ts';
import { restoreBackup } from './restore.ts';
import { runProgram } from '../run-program.ts';

/*
 * npm run backup and npm run restore: all that cannot be made again, in one file. docker/backup.sh runs this, and tells
 * where the scripts keep what.
 */

const put = (line: string): void => void process.stdout.write(`${line}\n`);

/** A backup that lacks the records would be taken for one. */
const settingsFor = (by: string): BackupSettings => {
  const settings = readBackupSettings();
  const { databaseUrl: url } = settings;
  if (url === null) return settings;
  throw new Error(
    `the records are in PostgreSQL (${placeOf(url)}), which this does not do: use ${by}, or what your PostgreSQL is backed up with. Copy SOUNDS_PATH and data/asterisk.env beside it. Nothing was done`,
  );
};

const DUMP = 'pg_dump --format=custom --file=callcenter.dump "$DATABASE_URL"';
const RESTORE =
  'pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" callcenter.dump with all processes stopped';

const backup = async (file: string): Promise<void> => {
  const bytes = await makeBackup(file, settingsFor(DUMP));
  put(`${file} holds the backup (${Math.ceil(bytes / 1024)} KiB). Protect it like the database.`);
};

const restore = async (file: string): Promise<void> => {
  try {
    for (const line of await restoreBackup(file, settingsFor(RESTORE))) put(line);
  } catch (error) {
    if (!(error instanceof UselessDatabase)) throw error;
    throw new Error(`${file} is not restored: ${error.message}. Nothing was changed.`, {
      cause: error,
    });
  }
};

const program = new Command('npm run')
  .description('All that cannot be made again, in one file.')
  .exitOverride()
  .showHelpAfterError();
program
  .command('backup')
  .description('puts it into a file, whether the service runs or not')
  .argument('<file>', 'such as /backup/callcenter.tar.gz')
  .action(backup);
program
  .command('restore')
  .description('puts back what a file holds; the service must not run')
  .argument('<file>', 'made by npm run backup')
  .action(restore);

await runProgram(program);
