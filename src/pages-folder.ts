import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGES_LIST } from './http/pages/pages-folder.ts';

/** Beside a bundle, and in the project. */
const PLACES = ['pages', 'dist/pages'];

const placesAbove = (folder: string): string[] => {
  const above = dirname(folder);
  const here = PLACES.map((place) => join(folder, place));
  return above === folder ? here : [...here, ...placesAbove(above)];
};

/**
 * The folder in which bundle/make-pages.ts has left the pages: the nearest one to what runs, be it the bundle, the
 * sources or the tests. Without any it is where they would be.
 */
export const pagesFolder = (): string => {
  const places = placesAbove(dirname(fileURLToPath(import.meta.url)));
  return places.find((place) => existsSync(join(place, PAGES_LIST))) ?? places[0] ?? '';
};
