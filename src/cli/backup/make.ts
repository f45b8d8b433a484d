import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { copyDatabase } from '../../storage/database-copy.ts';
import { pack } from './archive.ts';
import type { BackupSettings } from '../../command-settings.ts';
import { INSIDE } from './parts.ts';

const OWNER_ONLY_MASK = 0o077;

/** What of these is there is copied. */
const copyParts = async (folder: string, from: BackupSettings): Promise<string[]> => {
  const copied: string[] = [];
  for (const part of ['sounds', 'recordings', 'passwords'] as const) {
    const path = from[part];
    if (path === null || !existsSync(path)) continue;
    await cp(path, join(folder, INSIDE[part]), { recursive: true });
    copied.push(part);
  }
  return copied;
};

const aboutIt = (parts: readonly string[]): string =>
  `${JSON.stringify({ of: 'ari-callcenter', made: new Date().toISOString(), parts }, null, 2)}\n`;

/**
 * Puts database, prompts, passwords and, where they are told, recordings into one file, whether the service runs or not.
 * The file is there when it is whole, and takes the place of one of that name.
 * @returns how many bytes it has
 */
export const makeBackup = async (file: string, from: BackupSettings): Promise<number> => {
  process.umask(OWNER_ONLY_MASK);
  const path = resolve(file);
  const folder = await mkdtemp(join(dirname(path), '.backup-'));
  const half = join(folder, 'backup.tar.gz');
  try {
    const parts = join(folder, 'parts');
    await mkdir(parts);
    await copyInto(parts, from);
    await pack(parts, half);
    await rename(half, path);
  } finally {
    await rm(folder, { recursive: true });
  }
  return (await stat(path)).size;
};

const copyInto = async (folder: string, from: BackupSettings): Promise<void> => {
  await copyDatabase(from.database, join(folder, INSIDE.database));
  const parts = await copyParts(folder, from);
  await writeFile(join(folder, INSIDE.about), aboutIt(['database', ...parts]));
};
