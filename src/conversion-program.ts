import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside a bundle, beside the tests' bundles, and in the project. */
const PLACES = [
  'sounds/conversion-process.js',
  'src/sounds/conversion-process.js',
  'src/sounds/conversion-process.ts',
];

const placesAbove = (folder: string): string[] => {
  const above = dirname(folder);
  const here = PLACES.map((place) => join(folder, place));
  return above === folder ? here : [...here, ...placesAbove(above)];
};

/** The program that converts prompts, a process for each: the nearest one to what runs. */
export const conversionProgram = (): string => {
  const places = placesAbove(dirname(fileURLToPath(import.meta.url)));
  return places.find((place) => existsSync(place)) ?? places[0] ?? '';
};
