import { fileURLToPath } from 'node:url';

/** `npm test` runs what bundle/make-tests.ts made of `src` and `test` in `dist/tests`; ava alone runs the sources. */
const COMPILED = import.meta.url.endsWith('.js');
/** The folder that has the running `src` and `test`. */
const CODE = new URL('../../', import.meta.url);
const PROJECT = COMPILED ? new URL('../../', CODE) : CODE;

/** Where a file lies that is read, not run. @param path from the project's root */
export const projectFile = (path: string): string => fileURLToPath(new URL(path, PROJECT));

/** Where a module lies that runs as this one does. @param source its path from the project's root */
export const moduleFile = (source: `${string}.ts`): string =>
  fileURLToPath(new URL(COMPILED ? source.replace(/\.ts$/, '.js') : source, CODE));

/** The options of Node that such a module needs in a process of its own. */
export const NODE_OPTIONS: readonly string[] = COMPILED
  ? ['--enable-source-maps']
  : ['--import=tsx'];

/** What Node is told to run such a module in a process of its own. */
export const nodeArguments = (source: `${string}.ts`, ...args: readonly string[]): string[] => [
  ...NODE_OPTIONS,
  moduleFile(source),
  ...args,
];

/** The options of V8 that `npm start` has: with others it would not take what bundle/make.ts kept of the bundle. */
export const START_OPTIONS: readonly string[] = ['--max-semi-space-size=64'];
