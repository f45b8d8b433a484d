import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { CallcenterId } from '../domain/ids.ts';
import { isSoundName, MOST_SOUNDS, type SoundName } from '../domain/stored-sound.ts';
import type { OpenSound, PutSound, Sounds, StoredSound } from '../operations/ports/sounds.ts';
import type { Conversion } from './conversion.ts';
import { BYTES_A_SAMPLE, HEADER_BYTES, PHONE_RATE } from './phone-wave.ts';

interface Format {
  /** What is before the samples. */
  readonly header: number;
  readonly bytesASecond: number;
}

const WAV = 'wav';
/** What Asterisk plays, the format that is written first. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  [WAV, { header: HEADER_BYTES, bytesASecond: PHONE_RATE * BYTES_A_SAMPLE }],
  ['sln16', { header: 0, bytesASecond: 32_000 }],
  ['g722', { header: 0, bytesASecond: 8000 }],
  ['ulaw', { header: 0, bytesASecond: 8000 }],
  ['alaw', { header: 0, bytesASecond: 8000 }],
  ['gsm', { header: 0, bytesASecond: 1650 }],
]);
/** Asterisk has an account of its own, and reads alone. */
const FOLDER_MODE = 0o755;
const FILE_MODE = 0o644;
/** Of no format, so that nobody plays what is half written. */
const UNFINISHED = '.unfinished';

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

const orNull = async <Value>(asked: Promise<Value>): Promise<Value | null> => {
  try {
    return await asked;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
};

const soundAt = async (
  folder: string,
  name: SoundName,
  suffix: string,
): Promise<StoredSound | null> => {
  const found = await orNull(stat(join(folder, `${name}.${suffix}`)));
  if (found?.isFile() !== true) return null;
  const { header, bytesASecond } = FORMATS.get(suffix) ?? { header: 0, bytesASecond: Infinity };
  const seconds = Math.max(0, found.size - header) / bytesASecond;
  const changedAt = Math.round(found.mtimeMs);
  const durationMs = Math.round(1000 * seconds);
  return { name, suffix, bytes: found.size, durationMs, changedAt };
};

const inFormats = (names: readonly Dirent[], folder: string) =>
  names.flatMap((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    const dot = path.lastIndexOf('.');
    const [name, suffix] = [path.slice(0, dot), path.slice(dot + 1)];
    return entry.isFile() && FORMATS.has(suffix) && isSoundName(name)
      ? [{ name: name as SoundName, suffix }]
      : [];
  });

/** The call centers' own prompts in a folder that Asterisk sees too. */
export class SoundFiles implements Sounds {
  readonly #path: string;
  readonly #conversion: Conversion;
  readonly #reserveBytes: number;

  /** @param reserveBytes what is to be left on the disk */
  constructor(path: string, conversion: Conversion, reserveBytes: number) {
    this.#path = path;
    this.#conversion = conversion;
    this.#reserveBytes = reserveBytes;
  }

  async list(id: CallcenterId): Promise<readonly StoredSound[]> {
    const folder = this.#folderOf(id);
    const names = (await this.#names(folder)).toSorted((one, other) => (one < other ? -1 : 1));
    const found = await Promise.all(names.map((name) => this.#find(folder, name)));
    return found.filter((sound) => sound !== null);
  }

  async open(id: CallcenterId, name: SoundName): Promise<OpenSound | null> {
    const folder = this.#folderOf(id);
    const sound = await this.#find(folder, name);
    if (sound === null) return null;
    // Opened before it is told of: what is put in its place meanwhile is another file.
    const file = await orNull(open(join(folder, `${name}.${sound.suffix}`)));
    if (file === null) return null;
    const { size: bytes, mtimeMs } = await file.stat();
    const changedAt = Math.round(mtimeMs);
    return { sound: { ...sound, bytes, changedAt }, content: file.createReadStream() };
  }

  async put(id: CallcenterId, name: SoundName, wav: Uint8Array): Promise<PutSound> {
    const folder = this.#folderOf(id);
    const names = await this.#names(folder);
    const isFull = names.length >= MOST_SOUNDS && !names.includes(name);
    if (isFull) return { kind: 'full', present: names.length };
    const converted = await this.#conversion.convert(wav);
    if (converted.kind !== 'converted') return converted;
    try {
      return await this.#write(folder, name, converted.wav);
    } catch (error) {
      if (hasCode(error, 'ENOSPC', 'EDQUOT')) return { kind: 'no-room' };
      throw error;
    }
  }

  async remove(id: CallcenterId, name: SoundName): Promise<StoredSound | null> {
    const folder = this.#folderOf(id);
    const found = await this.#find(folder, name);
    if (found !== null) await this.#removeFiles(folder, name, [...FORMATS.keys()]);
    return found;
  }

  removeAll(id: CallcenterId): Promise<void> {
    return rm(this.#folderOf(id), { recursive: true, force: true });
  }

  /** An id is a name without a slash, and neither `.` nor `..`. */
  #folderOf(id: CallcenterId): string {
    return join(this.#path, id);
  }

  async #names(folder: string): Promise<SoundName[]> {
    const entries = await orNull(readdir(folder, { recursive: true, withFileTypes: true }));
    return [...new Set(inFormats(entries ?? [], folder).map(({ name }) => name))];
  }

  async #find(folder: string, name: SoundName): Promise<StoredSound | null> {
    for (const suffix of FORMATS.keys()) {
      const sound = await soundAt(folder, name, suffix);
      if (sound !== null) return sound;
    }
    return null;
  }

  async #write(folder: string, name: SoundName, wav: Uint8Array): Promise<PutSound> {
    await mkdir(this.#path, { recursive: true });
    const { bavail, bsize } = await statfs(this.#path);
    if (bavail * bsize < this.#reserveBytes + wav.length) return { kind: 'no-room' };
    const target = join(folder, `${name}.${WAV}`);
    await this.#makeFolders(folder, dirname(target));
    const unfinished = join(folder, `${randomUUID()}${UNFINISHED}`);
    try {
      await writeWhole(unfinished, wav);
      // Whoever plays the old one has it open and hears it to its end.
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    // Asterisk would choose for itself which of them it plays.
    await this.#removeFiles(folder, name, [...FORMATS.keys()].slice(1));
    const sound = await soundAt(folder, name, WAV);
    if (sound === null) throw new Error(`the sound ${name} is gone before it was told of`);
    return { kind: 'stored', sound };
  }

  /** With what an earlier process left unfinished taken away. */
  async #makeFolders(folder: string, inner: string): Promise<void> {
    await mkdir(inner, { recursive: true });
    for (let at = inner; at !== this.#path; at = dirname(at)) await chmod(at, FOLDER_MODE);
    const hourAgo = Date.now() - 3_600_000;
    for (const name of await readdir(folder)) {
      if (!name.endsWith(UNFINISHED)) continue;
      const path = join(folder, name);
      const left = await orNull(stat(path));
      if (left !== null && left.mtimeMs < hourAgo) await rm(path, { force: true });
    }
  }

  async #removeFiles(folder: string, name: SoundName, suffixes: readonly string[]): Promise<void> {
    for (const suffix of suffixes) await rm(join(folder, `${name}.${suffix}`), { force: true });
  }
}

const writeWhole = async (path: string, content: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', FILE_MODE);
  try {
    await file.writeFile(content);
    await file.chmod(FILE_MODE);
    await file.sync();
  } finally {
    await file.close();
  }
};
