import { existsSync, writeSync, closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = Buffer.alloc(4096);

/** Options of unshare(1) for who is not root. */
export const asRoot = (): string[] => (process.getuid?.() === 0 ? [] : ['--map-root-user']);

/**
 * A program that sees a disk of its own at a folder, a few MB large, which nobody else sees and which is gone with it.
 * Who is not root has the right to mount one in a user namespace.
 */
export const withSmallDisk = (
  folder: string,
  megabytes: number,
  program: readonly string[],
): [string, string[]] => {
  const mount = `mount -t tmpfs -o size=${megabytes}m small-disk "$0" && exec "$@"`;
  return ['unshare', ['--mount', ...asRoot(), 'sh', '-c', mount, folder, ...program]];
};

/** The small disk of a program that runs, as it sees it. */
export class SmallDisk {
  readonly #filler: string;

  /** @param pid the program's, which is on its disk since it began to run */
  constructor(pid: number, folder: string) {
    const place = join(`/proc/${pid}/root`, folder);
    if (!existsSync(place)) throw new Error(`process ${pid} has no disk at ${folder}`);
    this.#filler = join(place, 'filler');
  }

  /** Something else takes so many bytes of it; all that there are unless told. */
  fill(bytes = Infinity): void {
    const file = openSync(this.#filler, 'a');
    try {
      for (let written = 0; written < bytes; written += BLOCK.length) writeSync(file, BLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC' || bytes !== Infinity) throw error;
    } finally {
      closeSync(file);
    }
  }

  /** What else was there is removed. */
  clear(): void {
    rmSync(this.#filler);
  }
}
