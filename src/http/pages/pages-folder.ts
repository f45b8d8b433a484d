import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keptFile, type KeptFile, type Packing, PACKINGS } from '../protocol/kept-file.ts';

/** The list of files that bundle/make-pages.ts writes beside them. */
export const PAGES_LIST = 'pages.json';

const list = z.object({ pages: z.array(z.string()), files: z.array(z.string()) });

/** By path, as it is asked for: `/desk`, `/pages/desk-BvT2p0xa.js`. */
export interface BuiltPages {
  readonly pages: ReadonlyMap<string, KeptFile>;
  /** What pages need. Their names are other ones when anything in them is. */
  readonly files: ReadonlyMap<string, KeptFile>;
}

const typeOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const ENDINGS: Readonly<Record<Packing, string>> = { br: '.br', gzip: '.gz' };

const readIfThere = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
};

const packedOf = (file: string): KeptFile['packed'] =>
  Object.fromEntries(
    PACKINGS.map((packing) => [packing, readIfThere(`${file}${ENDINGS[packing]}`)]),
  );

const readFile = (folder: string, name: string): KeptFile => {
  const file = join(folder, name);
  return keptFile(typeOf(name), readFileSync(file), packedOf(file));
};

/**
 * Reads all pages into memory. All at once: a build that takes their place meanwhile cannot mix with them.
 * @throws Error if the folder holds none
 */
export const readPages = (folder: string): BuiltPages => {
  const { pages, files } = list.parse(JSON.parse(readFileSync(join(folder, PAGES_LIST), 'utf8')));
  return {
    pages: new Map(pages.map((name) => [`/${name}`, readFile(folder, `${name}.html`)])),
    files: new Map(files.map((name) => [`/${name}`, readFile(folder, name)])),
  };
};
