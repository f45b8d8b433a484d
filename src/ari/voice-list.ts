import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { AriClient } from './client.ts';

/** Beside the folders of the languages, where Asterisk finds `sound:callcenter/ID/NAME`. */
const OWN_FOLDER = 'callcenter';
const EXTENSION = /\.(?:wav|gsm|ulaw|alaw|sln16|g722)$/;

/**
 * Asterisk's own prompts by their paths. It makes this list when it starts and never again.
 * @throws AriError
 */
const asteriskVoices = async (ari: AriClient): Promise<string[]> => {
  const sounds = await ari.listSounds();
  return sounds.map(({ id }) => id);
};

/** A folder that nobody has made yet holds nothing. */
const filesIn = async (path: string): Promise<Dirent[]> => {
  try {
    return await readdir(path, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};

/** Prompts of call centers: files that may come and go at any time. */
const ownVoices = async (soundsPath: string): Promise<string[]> => {
  const entries = await filesIn(soundsPath);
  return entries
    .filter((entry) => entry.isFile() && EXTENSION.test(entry.name))
    .map(({ parentPath, name }) => relative(soundsPath, join(parentPath, name)))
    .map((path) => [OWN_FOLDER, ...path.replace(EXTENSION, '').split(sep)].join('/'));
};

/** Keeps the list of prompts that can be played up to date. */
export class VoiceList {
  readonly #ari: AriClient;
  readonly #soundsPath: string | null;
  #fromAsterisk: readonly string[] = [];

  /** @param soundsPath where the call centers' own prompts are, a folder each; null: there are none */
  constructor(ari: AriClient, soundsPath: string | null) {
    this.#ari = ari;
    this.#soundsPath = soundsPath;
  }

  /**
   * Reads all, after a connection to an Asterisk that may be another one.
   * @throws AriError, or Error when the folder cannot be read
   */
  async readAll(): Promise<ReadonlySet<string>> {
    this.#fromAsterisk = await asteriskVoices(this.#ari);
    return this.readOwn();
  }

  /**
   * Looks for files that came or went.
   * @throws Error when the folder cannot be read
   */
  async readOwn(): Promise<ReadonlySet<string>> {
    const own = this.#soundsPath === null ? [] : await ownVoices(this.#soundsPath);
    return new Set([...this.#fromAsterisk, ...own]);
  }
}
