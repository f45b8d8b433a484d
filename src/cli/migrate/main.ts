import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { readDatabasePath, readDatabaseUrl } from '../../command-settings.ts';
import { migrateToPostgres } from '../../storage/postgres/migrate-to-postgres.ts';
import { runProgram } from '../run-program.ts';

/*
 * npm run migrate: moves the records of a SQLite file into an empty database of PostgreSQL. No service may work on either.
 */

const put = (line: string): void => void process.stdout.write(`${line}\n`);

const migrate = async (from = readDatabasePath(), to = readDatabaseUrl()): Promise<void> => {
  if (to === null)
    throw new Error('where to? Give the URL of a PostgreSQL database, or set DATABASE_URL');
  const folder = await mkdtemp(join(tmpdir(), 'callcenter-migrate-'));
  try {
    const moved = await migrateToPostgres(from, to, join(folder, 'copy.sqlite'));
    for (const { table, rows } of moved.filter(({ rows }) => rows > 0)) put(`${rows} ${table}`);
    put(`All is moved and counted. Start the service with DATABASE_URL; ${from} stays as it is.`);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const program = new Command('npm run migrate --')
  .description(
    'Moves all records of a SQLite file into an empty PostgreSQL database, or none of them.',
  )
  .argument('[from]', 'the SQLite file (without: DATABASE_PATH)')
  .argument(
    '[to]',
    'the URL of the database (without: DATABASE_URL, which no list of processes shows)',
  )
  .exitOverride()
  .showHelpAfterError()
  .action((from?: string, to?: string) => migrate(from, to));

await runProgram(program);
