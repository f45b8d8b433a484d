import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makePages } from './make-pages.ts';
import { OUTSIDE, withoutOtherDialects } from './libraries.ts';
import { entryOf, grouped, testsTogether } from './test-groups.ts';

/*
 * npm run build:tests: makes in dist/tests what `npm test` runs. What tests share is in files that hold many modules, for
 * each test is a process of its own, and most of its time went by with the loading of 400 files. Types are not looked at:
 * npm run types does that.
 */

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(PROJECT, 'dist/tests');

/** What runs in processes of its own, beside the tests. */
const PROGRAMS = [
  'src/main.ts',
  'src/log.ts',
  'src/sounds/conversion-process.ts',
  'src/cli/key/main.ts',
  'src/cli/trace/main.ts',
  'src/cli/admin/main.ts',
  'src/cli/backup/main.ts',
  'src/cli/doctor/main.ts',
  'test/ari/start-and-stop.ts',
  'test/delivery/delivering.ts',
  'test/simulation/run.ts',
  'test/simulation/seed-process.ts',
  'test/storage/crash-writer.ts',
];

const TESTS = readdirSync(join(PROJECT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/${file}`);

const { devDependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};

const { groups, alone } = grouped(TESTS);

/** As a file that lies where its source lies. */
const asItLies = (file: string): { in: string; out: string } => ({
  in: file,
  out: file.replace(/\.ts$/, ''),
});

rmSync(DIST, { recursive: true, force: true });
await build({
  absWorkingDir: PROJECT,
  entryPoints: [...[...alone, ...PROGRAMS].map(asItLies), ...groups.map(entryOf)],
  outdir: DIST,
  outbase: PROJECT,
  // As deep as test/helpers/project.ts, which tells by its own place where the others are.
  chunkNames: 'test/shared/[name]-[hash]',
  ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20.19' },
  plugins: [withoutOtherDialects, testsTogether(PROJECT, groups)],
  // ari-client assigns to variables that it does not declare, which modules may not.
  external: [
    ...OUTSIDE,
    ...Object.keys(devDependencies).flatMap((name) => [name, `${name}/*`]),
    ...['ari-client', 'swagger-client', 'swagger-ui-dist', 'ari-callcenter/*'],
  ],
  ...{ sourcemap: true, sourcesContent: false, logLevel: 'warning' },
  // Libraries that ask for each other by `require` find it in a module too.
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
  },
});
// Tests in a browser open them.
await makePages(join(PROJECT, 'dist/pages'));
cpSync(join(PROJECT, 'package.json'), join(DIST, 'package.json'));
