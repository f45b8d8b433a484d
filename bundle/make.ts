import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { keepCode } from './keep-code.ts';
import { makePages } from './make-pages.ts';
import { ARI_CLIENT, ARI_CLIENT_PARTS, LIBRARIES, OUTSIDE } from './libraries.ts';
import { type BundleMap, keepOurs } from './our-positions.ts';

/*
 * npm run bundle: makes in dist/ (or in the folder that is named, which is to be in the project) what is run: the
 * service as one file with what V8 makes of it, the pages, and a file for each command. A service that runs is not disturbed.
 * Types are not looked at: npm test does that.
 */

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const [, , FOLDER = 'dist'] = process.argv;
const DIST = join(PROJECT, FOLDER);
const COMMANDS = ['key', 'trace', 'admin', 'backup', 'doctor'] as const;
/** Not ours: what tests and benches run from, and the client for other programs. */
const OTHERS = ['tests', 'bench', 'client', 'pages'];

const ALL: BuildOptions = {
  absWorkingDir: PROJECT,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Without comments, which are not ASCII. The licences are in node_modules, beside what they are of.
  minifyWhitespace: true,
  legalComments: 'none',
  // Node prints the line in which an error was thrown that nobody caught.
  lineLimit: 160,
  logLevel: 'warning',
};

/** A script that makes a function, and not a module: of a script V8 can keep what it made. */
const service = (ariClient: string): BuildOptions => ({
  format: 'cjs',
  banner: {
    js: `(function (require, module, exports, bundleUrl, __filename, __dirname) {
const ${ARI_CLIENT_PARTS} = (function (module) { const { exports } = module; ${ariClient}; return module.exports; })({ exports: {} });
return (function () { "use strict";`,
  },
  footer: { js: '})(); })' },
  define: { 'import.meta.url': 'bundleUrl' },
});

/** Libraries that ask for each other by `require` find it in a module too. */
const COMMAND: BuildOptions = {
  format: 'esm',
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
  },
};

const textOf = async (options: BuildOptions, ending: string): Promise<string> => {
  const { outputFiles } = await build({ ...ALL, ...options, write: false });
  const text = outputFiles.find(({ path }) => path.endsWith(ending))?.text;
  if (text === undefined) throw new Error(`esbuild made no file that ends in ${ending}`);
  return text;
};

const withLibraries = (options: BuildOptions): BuildOptions => ({
  ...options,
  plugins: [...LIBRARIES],
  external: [...OUTSIDE],
});

const write = (file: string, text: string): void => {
  mkdirSync(join(DIST, file, '..'), { recursive: true });
  // Whoever reads it has the old file or the new one.
  writeFileSync(join(DIST, `${file}.new`), text);
  renameSync(join(DIST, `${file}.new`), join(DIST, file));
};

/** @returns the name of the bundle, which is another one when anything in it is */
const makeService = async (): Promise<string> => {
  const { outputFiles } = await build({
    ...ALL,
    ...withLibraries(service(await textOf(ARI_CLIENT, ''))),
    ...{ entryPoints: ['src/main.ts'], outfile: join(DIST, 'service.cjs') },
    ...{ sourcemap: 'external', sourcesContent: false, write: false },
  });
  const textAt = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const bundle = textAt('.cjs');
  // The service reads it so, which is faster.
  if (!/^[\0-\x7f]*$/.test(bundle)) throw new Error('the bundle is not plain ASCII');
  const name = `service-${createHash('sha256').update(bundle).digest('hex').slice(0, 16)}.cjs`;
  const map = keepOurs(JSON.parse(textAt('.map')) as BundleMap, (source) =>
    /^(\.\.\/)+src\//.test(source),
  );
  write(name, bundle);
  write(`${name}.map`, JSON.stringify(map));
  return name;
};

const makeCommand = async (command: string): Promise<void> => {
  const entryPoints = [`src/cli/${command}/main.ts`];
  write(`cli/${command}/main.js`, await textOf(withLibraries({ ...COMMAND, entryPoints }), ''));
};

/** What the service runs to convert a prompt. */
const makeConversion = async (): Promise<void> => {
  const entryPoints = ['src/sounds/conversion-process.ts'];
  write(
    'sounds/conversion-process.js',
    await textOf(withLibraries({ ...COMMAND, entryPoints }), ''),
  );
};

const removeOlder = (bundle: string): void => {
  const kept = new Set(['main.js', 'cli', 'sounds', ...OTHERS]);
  for (const name of readdirSync(DIST)) {
    if (kept.has(name) || name.startsWith(bundle)) continue;
    rmSync(join(DIST, name), { recursive: true });
  }
};

const [bundle] = await Promise.all([makeService(), makePages(join(DIST, 'pages'))]);
await keepCode(join(DIST, bundle));
rmSync(join(DIST, 'cli'), { recursive: true, force: true });
await Promise.all([...COMMANDS.map(makeCommand), makeConversion()]);
write(
  'main.js',
  await textOf(
    {
      ...COMMAND,
      entryPoints: ['src/launch/main.ts'],
      define: { BUNDLE: JSON.stringify(bundle) },
    },
    '',
  ),
);
removeOlder(bundle);
