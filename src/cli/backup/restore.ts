import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkDatabase, UselessDatabase } from '../../storage/database-copy.ts';
import { ownDatabase } from '../../storage/own-database.ts';
import { unpack } from './archive.ts';
import type { BackupSettings } from '../../command-settings.ts';
import { partIn } from './parts.ts';

const OWNER_ONLY = 0o600;
/** SQLite's own files beside a database belong to it. */
const BESIDE = ['', '-wal', '-shm'];

/** What was done, a sentence each. */
type Done = string[];

const setAside = async (path: string, mark: string): Promise<void> => {
  for (const end of BESIDE) {
    if (existsSync(path + end)) await rename(path + end, `${path}.${mark}${end}`);
  }
};

/** Into the same folder first: then it takes the place of the last one in one step. */
const putDatabase = async (from: string, to: string, mark: string, done: Done): Promise<void> => {
  const arriving = `${to}.arriving`;
  await copyFile(from, arriving);
  await chmod(arriving, OWNER_ONLY);
  const wasThere = existsSync(to);
  await setAside(to, mark);
  await rename(arriving, to);
  done.push(`The database is ${to}.${wasThere ? ` What was there is ${to}.${mark}.` : ''}`);
};

const putPasswords = async (from: string, to: string, mark: string, done: Done): Promise<void> => {
  await mkdir(dirname(to), { recursive: true });
  if (existsSync(to)) {
    if ((await readFile(to)).equals(await readFile(from))) return;
    await rename(to, `${to}.${mark}`);
  }
  await copyFile(from, to);
  await chmod(to, OWNER_ONLY);
  done.push(`The passwords are in ${to}: the next start makes Asterisk's container with them.`);
};

const putParts = async (folder: string, to: BackupSettings, mark: string): Promise<Done> => {
  const done: Done = [];
  const passwords = partIn(folder, 'passwords');
  const sounds = partIn(folder, 'sounds');
  const recordings = partIn(folder, 'recordings');
  if (sounds !== null && to.sounds !== null) {
    await cp(sounds, to.sounds, { recursive: true });
    done.push(`The prompts are in ${to.sounds}.`);
  }
  if (recordings !== null && to.recordings !== null) {
    await cp(recordings, to.recordings, { recursive: true });
    done.push('The recordings are back.');
  }
  if (passwords !== null && to.passwords !== null) {
    await putPasswords(passwords, to.passwords, mark, done);
  }
  return done;
};

const unpackHere = async (file: string, folder: string): Promise<string> => {
  try {
    await unpack(file, folder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UselessDatabase(`it cannot be unpacked: ${why}`, { cause: error });
  }
  const database = partIn(folder, 'database');
  if (database === null) throw new UselessDatabase('it holds no database of this service');
  await checkDatabase(database);
  return database;
};

/**
 * Puts back what a backup holds. The service must not run on this database; what was there is kept beside. Nothing is
 * touched before the whole file was unpacked and looked at.
 * @throws UselessDatabase if the file is of no use or of a newer version; DatabaseInUse
 */
export const restoreBackup = async (
  file: string,
  to: BackupSettings,
): Promise<readonly string[]> => {
  const database = resolve(to.database);
  const ownership = await ownDatabase(database);
  try {
    const folder = await mkdtemp(join(dirname(database), '.restore-'));
    try {
      const copy = await unpackHere(resolve(file), folder);
      const mark = `before-restore-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
      const done = await putParts(folder, to, mark);
      await putDatabase(copy, database, mark, done);
      return done;
    } finally {
      await rm(folder, { recursive: true });
    }
  } finally {
    await ownership.release();
  }
};
