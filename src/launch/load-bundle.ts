import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { pointToSources } from './source-positions.ts';

/** What the script of a bundle makes. */
type Run = (
  require: NodeJS.Require,
  module: object,
  exports: object,
  url: string,
  file: string,
  folder: string,
) => void;

const readIfThere = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
};

/** Where what V8 makes of a bundle is kept. */
export const codeFileOf = (bundle: string): string => `${bundle}.code`;

/**
 * Runs a bundle that bundle/make.ts made, with what V8 made of it then: to compile it anew would take a third of the
 * time of a start. V8 refuses code of another version or of other options of its own, and compiles: slower, not wrong.
 */
export const loadBundle = (file: string): Script => {
  const cachedData = readIfThere(codeFileOf(file));
  // A bundle is plain ASCII, which is read the fastest so.
  const source = readFileSync(file, 'latin1');
  const script = new Script(source, {
    filename: file,
    ...(cachedData !== undefined && { cachedData }),
  });
  const run = script.runInThisContext() as Run;
  const exports = {};
  const { href } = pathToFileURL(file);
  try {
    run(createRequire(file), { exports }, exports, href, file, dirname(file));
  } finally {
    // Not before: bluebird looks at a stack when it is loaded, and the map would be read at each start.
    pointToSources(file);
  }
  return script;
};
