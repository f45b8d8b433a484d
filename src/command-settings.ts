import { z } from 'zod';
import { type Config, type Environment, readFrom, settings } from './config.ts';

/** Where the database is, for who needs nothing else. */
export const readDatabasePath = (): string => {
  const path = process.env['DATABASE_PATH'];
  return settings.shape.DATABASE_PATH.parse(path === '' ? undefined : path);
};

/** Where records are, for who needs nothing else. @throws ConfigError */
export const readPlace = (): Pick<Config, 'databasePath' | 'databaseUrl'> => ({
  databasePath: readDatabasePath(),
  databaseUrl: readDatabaseUrl(),
});

/** The URL of PostgreSQL, for who needs nothing else; null: records are in SQLite. @throws ConfigError */
export const readDatabaseUrl = (environment: Environment = process.env): string | null =>
  readFrom(z.object({ DATABASE_URL: settings.shape.DATABASE_URL }), environment).DATABASE_URL ??
  null;

/** Where all is that cannot be made again; null: nobody told. */
export interface BackupSettings {
  readonly database: string;
  /** Of PostgreSQL, where the records are instead; null: they are in that file. */
  readonly databaseUrl: string | null;
  /** Prompts of the call centers. */
  readonly sounds: string | null;
  /** Of conversations. */
  readonly recordings: string | null;
  /** The file with the accounts of Asterisk and the trunk. */
  readonly passwords: string | null;
}

/** Empty is as good as unset. */
const given = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

/** What is backed up; docker/backup.sh sets what the scripts keep. */
export const readBackupSettings = (environment: Environment = process.env): BackupSettings => ({
  database: readDatabasePath(),
  databaseUrl: readDatabaseUrl(environment),
  sounds: given(environment['SOUNDS_PATH']),
  recordings: given(environment['RECORDINGS_FOLDER']),
  passwords: given(environment['CREDENTIALS_FILE']),
});

/** What the doctor knows besides. */
export interface DoctorSettings {
  /** A program and its arguments by which Asterisk's console is reached; empty: it is not. */
  readonly console: readonly string[];
}

/** What docker/doctor.sh tells of the container. */
export const readDoctorSettings = (environment: Environment = process.env): DoctorSettings => ({
  console: given(environment['ASTERISK_CONSOLE'])?.split(' ') ?? [],
});

/** Where a service is, and with which key it is asked, for who administers it over its API. */
export interface AdminSettings {
  readonly CALLCENTER_URL: string;
  readonly CALLCENTER_KEY?: string | undefined;
  /** A file that holds it. */
  readonly CALLCENTER_KEY_FILE?: string | undefined;
}

const adminSettings = z.object({
  CALLCENTER_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https URL, such as http://127.0.0.1:8080/v1' })
    .default('http://127.0.0.1:8080/v1'),
  CALLCENTER_KEY: z.string().min(1).optional(),
  CALLCENTER_KEY_FILE: z.string().min(1).optional(),
});

/**
 * Reads where a service is and how it is asked.
 * @throws ConfigError
 */
export const readAdminSettings = (environment: Environment = process.env): AdminSettings =>
  readFrom(adminSettings, environment);
