import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Folders of tests whose files share processes, and how many. A process takes a second of a core until it has loaded what
 * it tests, and what is made once for a process (the API's document with the checks of it, a PostgreSQL) takes more.
 */
const SHARED: Readonly<Record<string, number>> = {
  'test/domain': 2,
  'test/http': 4,
  'test/operations': 1,
  'test/storage': 2,
};

const GROUP = 'group-of-tests:';
const BEGINNING = 'beginning-of-tests:';

/** What a process runs. */
interface Group {
  readonly name: string;
  readonly files: readonly string[];
}

/** Which files share a process, and which have one of their own. */
export interface Grouped {
  readonly groups: readonly Group[];
  readonly alone: readonly string[];
}

/** @param files from the project's root */
export const grouped = (files: readonly string[]): Grouped => {
  const folderOf = (file: string): string | undefined =>
    Object.keys(SHARED).find((folder) => file.startsWith(`${folder}/`));
  const groups = Object.entries(SHARED).flatMap(([folder, count]) => {
    const here = files.filter((file) => folderOf(file) === folder).toSorted();
    return Array.from({ length: count }, (_, number) => ({
      name: `${folder.replace('test/', '')}-${number + 1}`,
      files: here.filter((_file, index) => index % count === number),
    }));
  });
  return { groups, alone: files.filter((file) => folderOf(file) === undefined) };
};

/** Where a group goes: as deep as test/helpers/project.ts, which tells by its own place where the others are. */
export const entryOf = ({ name }: Group): { in: string; out: string } => ({
  in: `${GROUP}${name}`,
  out: `test/together/${name}.test`,
});

/** `test/http/server.test.ts` as `http › server`: as ava itself would name it. */
const titleOf = (file: string): string =>
  file
    .replace(/^test\//, '')
    .replace(/\.test\.ts$/, '')
    .replaceAll('/', ' › ');

/** Modules are run in the order in which they are imported: each file after its beginning. */
const moduleOf = ({ files }: Group): string =>
  files
    .flatMap((file) => [`${BEGINNING}${titleOf(file)}`, `./${file}`])
    .map((module) => `import ${JSON.stringify(module)};`)
    .join('\n');

/** Makes one module of each group. @param project its root */
export const testsTogether = (project: string, groups: readonly Group[]): Plugin => ({
  name: 'test files that share a process',
  setup: (build) => {
    const program = join(project, 'bundle/test-of-many-files.ts');
    for (const namespace of [GROUP, BEGINNING]) {
      build.onResolve({ filter: new RegExp(`^${namespace}`) }, ({ path }) => ({
        path: path.slice(namespace.length),
        namespace,
      }));
    }
    build.onLoad({ filter: /./, namespace: GROUP }, ({ path }) => {
      const group = groups.find(({ name }) => name === path);
      return group && { contents: moduleOf(group), resolveDir: project };
    });
    build.onLoad({ filter: /./, namespace: BEGINNING }, ({ path }) => ({
      contents: `import { beginFile } from ${JSON.stringify(program)}; beginFile(${JSON.stringify(path)});`,
      resolveDir: project,
    }));
    build.onResolve({ filter: /^ava$/ }, ({ importer }) =>
      importer.startsWith(join(project, 'test/')) ? { path: program } : undefined,
    );
  },
});
